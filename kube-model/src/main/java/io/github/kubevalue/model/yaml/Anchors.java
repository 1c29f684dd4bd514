package io.github.kubevalue.model.yaml;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the anchors of a document stand for, and how much of the document repeats them. */
final class Anchors {
    private final Map<String, Node> parts = new HashMap<>();
    private long size;
    private long repeated;

    /** Counts one more value of the document, and remembers it if it has an anchor. */
    void count(@Nullable String anchor, Node part) {
        size++;
        if (anchor != null) {
            parts.put(anchor, part);
        }
    }

    /** Forgets an anchor that is about to mean something else, and meanwhile means nothing. */
    void forget(@Nullable String anchor) {
        if (anchor != null) {
            parts.remove(anchor);
        }
    }

    /** Returns what an alias repeats. */
    Option<Node> repeat(String anchor) {
        Option<Node> part = Option.of(parts.get(anchor));
        part.forEach(each -> {
            size += each.size();
            repeated += each.size();
        });
        return part;
    }

    /** Whether so much is repeated that the document is no document but a bomb. */
    boolean isExcessive() {
        // goyaml.v2/decode.go, unmarshal
        return repeated > 100 && size > 1000 && repeated > size * allowedShare();
    }

    private double allowedShare() {
        // goyaml.v2/decode.go, allowedAliasRatio: from 99 % of small documents down to 10 % of large ones
        double excess = Math.min(1, Math.max(0, (size - 400_000) / 3_600_000.0));
        return 0.99 - 0.89 * excess;
    }
}
