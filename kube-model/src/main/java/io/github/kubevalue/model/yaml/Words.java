package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.yaml.Cursor.Decline;
import org.jspecify.annotations.Nullable;

/** The short words of a text, each kept once: manifests say {@code metadata} and {@code TCP} again and again. */
final class Words {
    private static final int LONGEST = 32;
    private static final int LARGE_TEXT = 1 << 13;

    private final String text;
    private final @Nullable String[] words;
    private final @Nullable Json[] meanings;

    Words(String text) {
        this.text = text;
        int size = text.length() < LARGE_TEXT ? 128 : 1024;
        this.words = new String[size];
        this.meanings = new Json[size];
    }

    /** Returns the word between two positions as the name of a field; one that means a number or so is none. */
    String name(int from, int to) throws Decline {
        if (from == to || !(meaning(from, to) instanceof Json.Text name)) {
            throw Cursor.decline();
        }
        return name.value();
    }

    /** Returns what the plain scalar between two positions means. */
    Json meaning(int from, int to) throws Decline {
        if (to - from > LONGEST) {
            return resolve(text.substring(from, to));
        }
        int slot = hash(from, to) & words.length - 1;
        String word = words[slot];
        Json meaning = meanings[slot];
        if (word != null && meaning != null && word.length() == to - from && text.startsWith(word, from)) {
            return meaning;
        }
        String fresh = text.substring(from, to);
        Json resolved = resolve(fresh);
        words[slot] = fresh;
        meanings[slot] = resolved;
        return resolved;
    }

    private static Json resolve(String plain) throws Decline {
        if (plain.equals("<<") || Scalars.isInfinite(plain)) {
            throw Cursor.decline();
        }
        return Scalars.resolve(plain);
    }

    private int hash(int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash ^ hash >>> 15;
    }
}
