/** What the parser reads besides the configuration itself; given from outside, so that the parser stays pure. */
export interface ProjectFiles {
    /**
     * @param path - relative to the project folder.
     * @returns the file's text, or why it cannot be read, such as `no such file`.
     */
    readText(path: string): { readonly text: string } | { readonly error: string };

    /**
     * @param path - relative to the project folder.
     * @returns what is there, or why that cannot be told, such as `nothing is there`.
     */
    look(path: string): { readonly kind: "file" | "folder" } | { readonly error: string };
}
