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
            Place place = peek().place();
            Vector<String> keys = keys();
            boolean braced = hasNext() && peek().is("{");
            if (braced) {
                position++;
            }
            Vector<Directive> directives = directives(braced);
            String first = keys.head();
            if (keys.size() == 1 && first.startsWith("(") && first.endsWith(")")) {
                define(place, first.substring(1, first.length() - 1), directives);
            } else {
                blocks = blocks.append(new Block(place, keys, directives));
            }
        }
        return blocks;
    }

    private void define(Place place, String snippet, Vector<Directive> directives) throws CorefileError {
        if (snippets.containsKey(snippet)) {
            throw CorefileError.at(place, "redeclaration of previously declared snippet " + snippet);
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
        Place place = peek().place();
        boolean goesOn = true;
        while (hasNext() && !peek().is("{") && (goesOn || peek().place().equals(place))) {
            Token token = tokens.get(position++);
            place = token.place();
            goesOn = token.text().endsWith(",");
            String key = goesOn ? token.text().substring(0, token.text().length() - 1) : token.text();
            keys = key.isEmpty() ? keys : keys.append(key);
        }
        if (keys.isEmpty() || keys.contains("}")) {
            throw CorefileError.at(place, "Unexpected token, expecting a server block key");
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
            throw CorefileError.at(tokens.last().place(), "Unexpected EOF, expecting '}'");
        }
        return directives;
    }

    private Vector<Directive> imported(Token token) throws CorefileError {
        Vector<String> names = restOfLine(token.place());
        if (names.size() != 1) {
            throw CorefileError.at(token.place(), "Import requires a non-empty filepath");
        }
        return snippets.get(names.head())
                .getOrElseThrow(() -> CorefileError.at(
                        token.place(), "File to import not found: " + names.head() + " (only snippets are imported)"));
    }

    private Directive directive(Token first) throws CorefileError {
        if (first.is("{") || first.is("}")) {
            throw CorefileError.at(first.place(), "Unexpected '" + first.text() + "' because no matching brace");
        }
        Vector<String> arguments = restOfLine(first.place());
        boolean body = !arguments.isEmpty() && arguments.last().equals("{");
        return new Directive(
                first.place(),
                first.text(),
                body ? arguments.init() : arguments,
                body ? body(first.place()) : Vector.empty());
    }

    private Vector<Property> body(Place place) throws CorefileError {
        Vector<Property> properties = Vector.empty();
        while (hasNext()) {
            Token first = tokens.get(position++);
            if (first.is("}")) {
                return properties;
            }
            properties = properties.append(new Property(first.place(), first.text(), restOfLine(first.place())));
        }
        throw CorefileError.at(place, "Unexpected EOF, expecting '}'");
    }

    private Vector<String> restOfLine(Place place) {
        Vector<String> words = Vector.empty();
        while (hasNext() && peek().place().equals(place) && !peek().is("}")) {
            words = words.append(tokens.get(position++).text());
        }
        return words;
    }
}
