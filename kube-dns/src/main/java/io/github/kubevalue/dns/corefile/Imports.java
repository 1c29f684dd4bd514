package io.github.kubevalue.dns.corefile;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.List;

/** What {@code import} may name: snippets that were defined before, and files. It belongs to one Corefile. */
// github.com/coredns/caddy, caddyfile/parse.go, doImport
final class Imports {
    private static final int MAX_SNIPPETS = 10_000;
    private static final int MAX_FILES = 100_000;
    /** What CoreDNS would take all its memory for. */
    private static final int MAX_WORDS = 1_000_000;

    private final Files files;
    private final Environment environment;
    private Map<String, List<Token>> snippets = HashMap.empty();
    private int snippetsImported;
    private int filesImported;
    private int wordsImported;

    Imports(Files files, Environment environment) {
        this.files = files;
        this.environment = environment;
    }

    boolean isDefined(String snippet) {
        return snippets.containsKey(snippet);
    }

    void define(String snippet, List<Token> tokens) {
        snippets = snippets.put(snippet, tokens);
    }

    /** Puts what the import that was read last names in its place. */
    void expand(Cursor cursor) throws CorefileError {
        if (!cursor.nextArgument()) {
            throw cursor.error("Wrong argument count or unexpected line ending after '" + cursor.text() + "'");
        }
        String pattern = environment.replaced(cursor.text());
        if (pattern.isEmpty()) {
            throw cursor.error("Import requires a non-empty filepath");
        }
        if (cursor.nextArgument()) {
            throw cursor.error("Import takes only one argument (glob pattern or file)");
        }
        List<Token> imported = isDefined(pattern) ? snippet(pattern, cursor) : files(pattern, cursor);
        wordsImported += imported.size();
        if (wordsImported > MAX_WORDS) {
            throw cursor.error("not modelled: more than " + MAX_WORDS + " imported words");
        }
        cursor.drop();
        cursor.drop();
        cursor.insert(imported);
    }

    private List<Token> snippet(String name, Cursor cursor) throws CorefileError {
        if (snippetsImported++ >= MAX_SNIPPETS) {
            throw tooDeep(cursor);
        }
        return snippets.get(name).get();
    }

    /** The error of a snippet that imports itself. */
    static CorefileError tooDeep(Cursor cursor) {
        return cursor.error("maximum snippet import depth (" + MAX_SNIPPETS + ") exceeded");
    }

    private List<Token> files(String pattern, Cursor cursor) throws CorefileError {
        if (filesImported++ >= MAX_FILES) {
            // the number is that of snippets there too
            throw cursor.error("maximum file import depth (" + MAX_SNIPPETS + ") exceeded");
        }
        return files.tokens(pattern, cursor);
    }
}
