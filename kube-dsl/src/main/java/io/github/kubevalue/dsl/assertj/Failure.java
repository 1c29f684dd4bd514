package io.github.kubevalue.dsl.assertj;

import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.render.Explanation;

/** The text of an assertion that fails: the sentence, the answer and the evidence. */
final class Failure {
    private Failure() {}

    static String text(String sentence, String answer, String evidence) {
        return "Expected: " + sentence + "\nbut:      " + answer + "\nbecause:\n" + evidence.indent(2);
    }

    /** The evidence of a lookup: each name that was tried, each reply, and what decided it. */
    static String of(Lookup lookup) {
        return Explanation.of(lookup);
    }
}
