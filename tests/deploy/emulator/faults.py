"""What the deploy tests ask of the local AWS beyond its own answers: refusals on demand, and one that AWS has of itself.

The emulator loads this file when ENGINE_EMULATOR_EXTRA names it. Without it the tests that need a refusal are skipped.

    POST /moto-api/faults {"service": "apigateway", "action": "CreateStage", "contains": "stack-a", "message": "..."}
    GET  /moto-api/faults        # those that have not struck yet

A fault strikes once, at the first call of the action whose request contains the text, and is then gone. Several stacks
can share one emulator: the text, e.g. the value of a tag, says whose call is meant.
"""
import json
import threading
from urllib.parse import unquote_plus
from xml.sax.saxutils import escape

from moto.apigateway.exceptions import BadRequestException
from moto.apigateway.models import APIGatewayBackend
from moto.apigateway.responses import APIGatewayResponse
from moto.core.responses import BaseResponse
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.elbv2.models import ELBv2Backend
from moto.moto_api._internal import urls as control_urls

_faults = []
_lock = threading.Lock()


def apply() -> None:
    """Called by the emulator when it starts."""
    calls_can_be_refused()
    access_logs_need_the_role_of_the_account()
    imports_are_read_as_open_api_3()
    rules_of_prefix_lists_keep_their_description()
    load_balancers_keep_the_addresses_of_new_zones()
    calls_that_are_sent_again_are_done_once()


def calls_can_be_refused() -> None:
    def serve(request, full_url, headers):
        with _lock:
            if request.method == "POST":
                _faults.append(json.loads(request.data))
            return 200, {"Content-Type": "application/json"}, json.dumps(_faults)

    control_urls.url_paths["{0}/moto-api/faults$"] = serve
    answer = BaseResponse.call_action

    def call_action(self):
        fault = struck(self)
        return answer(self) if fault is None else refusal(self.service_name, fault["message"])

    BaseResponse.call_action = call_action


def struck(call):
    """The fault that a call meets, taken from the list; None for nearly every call."""
    if not _faults:
        return None
    text = f"{unquote_plus(call.uri)} {call.body} {list(call.form_data.values())}"
    with _lock:
        for fault in _faults:
            if (fault["service"], fault["action"]) == (call.service_name, call._get_action()) and fault["contains"] in text:
                _faults.remove(fault)
                return fault
    return None


def refusal(service, message):
    """An error that no client tries again, in the form of the service."""
    if service in ("ec2", "iam", "route53"):
        error = f"<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>{escape(message)}</Message></Error>"
        body = f"<Response><Errors>{error}</Errors></Response>" if service == "ec2" else f"<ErrorResponse>{error}</ErrorResponse>"
        return 403, {"Content-Type": "text/xml"}, body
    body = json.dumps({"__type": "AccessDeniedException", "message": message})
    return 403, {"Content-Type": "application/json", "x-amzn-errortype": "AccessDeniedException"}, body


def access_logs_need_the_role_of_the_account() -> None:
    """CreateStage and UpdateStage with an access log while the account has no role for it (API Gateway guide, set-up-logging)."""

    def guarded(name, logs):
        original = getattr(APIGatewayResponse, name)

        def checked(self):
            if logs(self) and not self.backend.account.cloudwatch_role_arn:
                raise BadRequestException("CloudWatch Logs role ARN must be set in account settings to enable logging")
            return original(self)

        setattr(APIGatewayResponse, name, checked)

    guarded("create_stage", lambda call: call._get_param("accessLogSettings"))
    guarded("update_stage", lambda call: any(op["path"].startswith("/accessLogSettings") and op["op"] != "remove" for op in call._get_param("patchOperations") or []))


def imports_are_read_as_open_api_3() -> None:
    """PutRestApi in overwrite mode takes the resource policy away; of OpenAPI 3 the endpoints are read below `servers`, not at the top (API Gateway guide, api-gateway-swagger-extensions-endpoint-configuration)."""
    original = APIGatewayBackend.put_rest_api
    key = "x-amazon-apigateway-endpoint-configuration"

    def put_rest_api(self, function_id, api_doc, fail_on_warnings, mode="merge"):
        if mode == "overwrite":
            self.get_rest_api(function_id).policy = None
        servers = [server[key] for server in api_doc.get("servers") or [] if key in server]
        read = {name: value for name, value in api_doc.items() if name != key}
        return original(self, function_id, {**read, **({key: servers[0]} if servers else {})}, fail_on_warnings, mode=mode)

    APIGatewayBackend.put_rest_api = put_rest_api


def rules_of_prefix_lists_keep_their_description() -> None:
    """AuthorizeSecurityGroupEgress with a prefix list and its description (EC2 API reference, PrefixListId)."""
    original = SecurityGroupRule.__init__

    def init(self, *args, **kwargs):
        original(self, *args, **kwargs)
        prefix_list = kwargs.get("prefix_list_id") or (args[7] if len(args) > 7 else None) or {}
        # Where the bench looks for it; moto hands the list over by position.
        self.said = getattr(self, "said", None) or prefix_list.get("Description")

    SecurityGroupRule.__init__ = init


def load_balancers_keep_the_addresses_of_new_zones() -> None:
    """SetSubnets of a Network Load Balancer with its Elastic IPs (Elastic Load Balancing API reference, SubnetMapping)."""
    original = ELBv2Backend.set_subnets

    def set_subnets(self, arn, subnets, subnet_mappings):
        zones = original(self, arn, subnets, subnet_mappings)
        # Where the bench looks for them; it notes those of the creation alone.
        self.load_balancers[arn].mappings = {mapping["SubnetId"]: mapping for mapping in subnet_mappings}
        return zones

    ELBv2Backend.set_subnets = set_subnets


class Sent:
    """A call that changes something, with its answer once it is done."""

    def __init__(self):
        self.lock, self.answer = threading.Lock(), None


def calls_that_are_sent_again_are_done_once() -> None:
    """A client whose connection breaks sends its call again, with the id that it had: it gets the answer, and nothing is done twice."""
    sent = {}
    answer = BaseResponse.call_action

    def call_action(self):
        call = self.headers.get("Amz-Sdk-Invocation-Id")
        if call is None or self.method in ("GET", "HEAD"):
            return answer(self)
        with _lock:
            known = sent.setdefault(call, Sent())
        with known.lock:
            if known.answer is None:
                given = answer(self)
                if given[0] >= 400:
                    return given
                known.answer = given
            return known.answer

    BaseResponse.call_action = call_action
