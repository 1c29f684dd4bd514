package io.github.kubevalue.dns.corefile;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;

/** Groups the words of a Corefile by server block and plugin. It belongs to one Corefile. */
// github.com/coredns/caddy, caddyfile/parse.go
final class Parser {
    private final Source source;
    private final Environment environment;
    private final Imports imports;
    private final Cursor cursor;

    Parser(Source source) {
        this.source = source;
        this.environment = new Environment(source.environment());
        this.imports = new Imports(new Files(source.files()), environment);
        this.cursor = new Cursor(source.file(), Lexer.split(source.file(), source.text()));
    }

    Seq<Block> blocks() throws CorefileError {
        Vector<Block> blocks = Vector.empty();
        while (cursor.next()) {
            Place place = cursor.last().place();
            Keys keys = keys();
            if (keys.isSnippet()) {
                define(keys.snippet());
            } else {
                Map<String, Vector<Token>> words = keys.endFile() ? LinkedHashMap.empty() : contents();
                blocks = keys.texts().isEmpty()
                        ? blocks
                        : blocks.append(new Block(place, keys.texts(), words.mapValues(Directive::split)));
            }
        }
        return blocks;
    }

    /** The keys of a block, and whether nothing comes after them. */
    private record Keys(Vector<String> texts, boolean endFile) {

        boolean isSnippet() {
            return !endFile
                    && texts.size() == 1
                    && texts.head().startsWith("(")
                    && texts.head().endsWith(")");
        }

        String snippet() {
            return texts.head().substring(1, Math.max(1, texts.head().length() - 1));
        }
    }

    /** Keys end at a brace or with the line; after a comma at the end of a word they go on. */
    private Keys keys() throws CorefileError {
        Vector<String> keys = Vector.empty();
        boolean goesOn = false;
        while (true) {
            String key = environment.replaced(cursor.text());
            boolean imported = key.equals("import") && cursor.isFirstOfLine();
            if (imported) {
                imports.expand(cursor);
            } else if (key.equals("{")) {
                if (goesOn) {
                    throw cursor.error("Expected another address but had '{' - check for extra comma");
                }
                return new Keys(keys, false);
            } else if (!key.isEmpty()) {
                goesOn = key.endsWith(",");
                keys = keys.append(goesOn ? key.substring(0, key.length() - 1) : key);
            }
            if (!cursor.next()) {
                if (goesOn) {
                    throw cursor.endOfFile();
                }
                return new Keys(keys, true);
            }
            if (!imported && !goesOn && cursor.isFirstOfLine()) {
                return new Keys(keys, false);
            }
        }
    }

    private void define(String snippet) throws CorefileError {
        if (imports.isDefined(snippet)) {
            throw cursor.error("redeclaration of previously declared snippet " + snippet);
        }
        List<Token> tokens = snippetTokens();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean first = i == 0 || tokens.get(i - 1).isOnOtherLineThan(tokens.get(i));
            if (first
                    && tokens.get(i).is("import")
                    && environment.replaced(tokens.get(i + 1).text()).equals(snippet)) {
                throw Imports.tooDeep(cursor);
            }
        }
        imports.define(snippet, tokens);
    }

    private List<Token> snippetTokens() throws CorefileError {
        if (!cursor.text().equals("{")) {
            throw cursor.unexpected("{");
        }
        List<Token> tokens = new ArrayList<>();
        int depth = 1;
        while (cursor.next()) {
            depth += cursor.text().equals("{") ? 1 : cursor.text().equals("}") ? -1 : 0;
            if (depth == 0) {
                return tokens;
            }
            tokens.add(cursor.last());
        }
        throw cursor.unexpected("}");
    }

    /** The words of each plugin; only one block of a file may do without braces, for it ends with the file. */
    private Map<String, Vector<Token>> contents() throws CorefileError {
        boolean braced = cursor.text().equals("{");
        if (!braced) {
            cursor.back();
        }
        Map<String, Vector<Token>> words = LinkedHashMap.empty();
        while (cursor.next() && !cursor.text().equals("}")) {
            if (cursor.text().equals("import")) {
                imports.expand(cursor);
            } else {
                String plugin = environment.replaced(cursor.text());
                words = words.put(
                        plugin, words.getOrElse(plugin, Vector.empty()).appendAll(directive(plugin)));
            }
        }
        if (braced && !cursor.text().equals("}")) {
            throw cursor.unexpected("}");
        }
        return words;
    }

    /** The words of a directive: to the end of its line, or to the brace that closes the last one it opened. */
    private Vector<Token> directive(String plugin) throws CorefileError {
        if (!source.directives().isEmpty() && !source.directives().contains(plugin)) {
            throw cursor.error("Unknown directive '" + plugin + "'");
        }
        List<Token> words = new ArrayList<>(List.of(cursor.last()));
        int depth = 0;
        while (cursor.next()) {
            boolean first = cursor.isFirstOfLine();
            if (cursor.text().equals("{")) {
                depth++;
            } else if (first && depth == 0) {
                cursor.back();
                break;
            } else if (cursor.text().equals("}") && depth > 0) {
                depth--;
            } else if (cursor.text().equals("}")) {
                throw cursor.error("Unexpected '}' because no matching opening brace");
            } else if (first && cursor.text().equals("import")) {
                imports.expand(cursor);
                continue;
            }
            cursor.change(environment.replaced(cursor.text()));
            words.add(cursor.last());
        }
        if (depth > 0) {
            throw cursor.endOfFile();
        }
        return Vector.ofAll(words);
    }
}
