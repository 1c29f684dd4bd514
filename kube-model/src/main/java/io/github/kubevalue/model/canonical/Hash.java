package io.github.kubevalue.model.canonical;

import io.github.kubevalue.model.choice.Draw;
import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple2;

/** Numbers of 64 bits for texts and trees: FNV-1a, finished as SplitMix64 does. */
public final class Hash {
    private static final Draw TEXTS = new Draw(0);
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    /** Returns the number of a text. */
    public static long of(String text) {
        return TEXTS.bits(text);
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
        return Draw.mixed(bits);
    }
}
