package io.github.kubevalue.dns.corefile;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads server blocks and snippets; it belongs to one file. */
// github.com/coredns/caddy, caddyfile/parse.go
final class Parser {
    private final Vector<Token> tokens;
    private Map<String, Vector<Directive>> snippets = HashMap.empty();
    private int position;

    Parser(Vector<Token> tokens) {
        this.tokens = tokens;
    }

    Seq<Block> blocks() throws CorefileError {
        Vector<Block> blocks = Vector.empty();
        while (hasNext()) {
            int line = peek().line();
            Vector<String> keys = keys();
            boolean braced = hasNext() && peek().is("{");
            if (braced) {
                position++;
            }
            Vector<Directive> directives = directives(braced);
            String first = keys.head();
            if (keys.size() == 1 && first.startsWith("(") && first.endsWith(")")) {
                define(line, first.substring(1, first.length() - 1), directives);
            } else {
                blocks = blocks.append(new Block(line, keys, directives));
            }
        }
        return blocks;
    }

    private void define(int line, String snippet, Vector<Directive> directives) throws CorefileError {
        if (snippets.containsKey(snippet)) {
            throw new CorefileError(line, "redeclaration of previously declared snippet " + snippet);
        }
        snippets = snippets.put(snippet, directives);
    }

    private boolean hasNext() {
        return position < tokens.size();
    }

    private Token peek() {
        return tokens.get(position);
    }

    /** Keys end at the brace or, without one, at the end of the line; a comma at its end goes on in the next. */
    private Vector<String> keys() throws CorefileError {
        Vector<String> keys = Vector.empty();
        int line = peek().line();
        boolean goesOn = true;
        while (hasNext() && !peek().is("{") && (goesOn || peek().line() == line)) {
            Token token = tokens.get(position++);
            line = token.line();
            goesOn = token.text().endsWith(",");
            String key = goesOn ? token.text().substring(0, token.text().length() - 1) : token.text();
            keys = key.isEmpty() ? keys : keys.append(key);
        }
        if (keys.isEmpty() || keys.contains("}")) {
            throw new CorefileError(line, "Unexpected token, expecting a server block key");
        }
        return keys;
    }

    private Vector<Directive> directives(boolean braced) throws CorefileError {
        Vector<Directive> directives = Vector.empty();
        while (hasNext()) {
            Token first = tokens.get(position++);
            if (braced && first.is("}")) {
                return directives;
            }
            directives =
                    first.is("import") ? directives.appendAll(imported(first)) : directives.append(directive(first));
        }
        if (braced) {
            throw new CorefileError(tokens.last().line(), "Unexpected EOF, expecting '}'");
        }
        return directives;
    }

    private Vector<Directive> imported(Token token) throws CorefileError {
        Vector<String> names = restOfLine(token.line());
        if (names.size() != 1) {
            throw new CorefileError(token.line(), "Import requires a non-empty filepath");
        }
        return snippets.get(names.head())
                .getOrElseThrow(() -> new CorefileError(
                        token.line(), "File to import not found: " + names.head() + " (only snippets are imported)"));
    }

    private Directive directive(Token first) throws CorefileError {
        if (first.is("{") || first.is("}")) {
            throw new CorefileError(first.line(), "Unexpected '" + first.text() + "' because no matching brace");
        }
        Vector<String> arguments = restOfLine(first.line());
        boolean body = !arguments.isEmpty() && arguments.last().equals("{");
        return new Directive(
                first.line(),
                first.text(),
                body ? arguments.init() : arguments,
                body ? body(first.line()) : Vector.empty());
    }

    private Vector<Directive.Property> body(int line) throws CorefileError {
        Vector<Directive.Property> properties = Vector.empty();
        while (hasNext()) {
            Token first = tokens.get(position++);
            if (first.is("}")) {
                return properties;
            }
            properties =
                    properties.append(new Directive.Property(first.line(), first.text(), restOfLine(first.line())));
        }
        throw new CorefileError(line, "Unexpected EOF, expecting '}'");
    }

    private Vector<String> restOfLine(int line) {
        Vector<String> words = Vector.empty();
        while (hasNext() && peek().line() == line && !peek().is("}")) {
            words = words.append(tokens.get(position++).text());
        }
        return words;
    }
}
