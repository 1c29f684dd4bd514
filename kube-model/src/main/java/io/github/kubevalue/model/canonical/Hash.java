package io.github.kubevalue.model.canonical;

import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple2;

/** Numbers of 64 bits for texts and trees: FNV-1a, finished as SplitMix64 does. */
public final class Hash {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    /** Returns the number of a text. */
    public static long of(String text) {
        long hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mixed(hash);
    }

    /** Returns the number of two numbers, in that order. */
    public static long of(long first, long second) {
        return mixed(mixed(first) * PRIME + second);
    }

    /** Returns the number of a tree, in whatever order the fields of its objects come. */
    static long of(Json tree) {
        if (tree instanceof Json.Obj object) {
            long sum = 1;
            for (Tuple2<String, Json> field : object.fields()) {
                sum += of(of(field._1), of(field._2));
            }
            return mixed(sum);
        }
        if (tree instanceof Json.Arr list) {
            long hash = 2;
            for (Json item : list.items()) {
                hash = of(hash, of(item));
            }
            return hash;
        }
        return tree instanceof Json.Text text ? of(text.value()) : of(3, of(tree.toString()));
    }

    /** Spreads the bits of a number. */
    public static long mixed(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
