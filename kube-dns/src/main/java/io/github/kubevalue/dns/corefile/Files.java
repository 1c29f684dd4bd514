package io.github.kubevalue.dns.corefile;

import io.vavr.collection.SortedMap;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files that a Corefile may import, their texts by absolute path. */
// github.com/coredns/caddy, caddyfile/parse.go, doImport; Go's path/filepath, Glob
record Files(SortedMap<String, String> texts) {
    private static final String WILDCARDS = "*?[]";

    /** The words of the files that a pattern names; it is relative to the file whose word the cursor stands on. */
    List<Token> tokens(String pattern, Cursor cursor) throws CorefileError {
        String glob = absolute(cursor.last().place().file(), pattern);
        if (count(glob, '*') > 1 || count(glob, '?') > 1 || glob.contains("[") && glob.contains("]")) {
            throw cursor.error("Glob pattern may only contain one wildcard (*), but has others: " + glob);
        }
        if (glob.contains("[") || glob.replace("\\\\", "").endsWith("\\")) {
            throw cursor.error("Failed to use import pattern " + pattern + ": syntax error in pattern");
        }
        boolean wild = glob.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
        SortedSet<String> matches = !wild && texts.containsKey(glob)
                ? TreeSet.of(glob)
                : paths().filter(asRegex(glob).asMatchPredicate());
        if (matches.isEmpty() && !wild) {
            throw cursor.error("File to import not found: " + pattern);
        }
        List<Token> tokens = new ArrayList<>();
        for (String path : matches) {
            tokens.addAll(Lexer.split(
                    path,
                    texts.get(path)
                            .getOrElseThrow(() -> cursor.error("Could not import " + path + ": is a directory"))));
        }
        return tokens;
    }

    /** Returns the path without {@code .} and {@code ..}; a relative one is relative to the directory of the file. */
    private static String absolute(String file, String path) {
        String directory = file.substring(0, file.lastIndexOf('/') + 1);
        List<String> names = new ArrayList<>();
        for (String name : (path.startsWith("/") ? path : directory + path).split("/", -1)) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        return "/" + String.join("/", names);
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /** Files, and the directories that they are in. */
    private SortedSet<String> paths() {
        SortedSet<String> paths = TreeSet.ofAll(texts.keySet());
        for (String path : texts.keySet()) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                paths = paths.add(path.substring(0, slash));
            }
        }
        return paths;
    }

    private static Pattern asRegex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*' || c == '?') {
                regex.append(c == '*' ? "[^/]*" : "[^/]");
            } else {
                i += c == '\\' && i + 1 < glob.length() ? 1 : 0;
                regex.append(Pattern.quote(String.valueOf(glob.charAt(i))));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
