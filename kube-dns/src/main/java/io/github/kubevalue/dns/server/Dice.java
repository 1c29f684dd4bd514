package io.github.kubevalue.dns.server;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.vavr.collection.Seq;
import java.util.concurrent.ThreadLocalRandom;

/** Chance itself: a server need not do the same thing twice. Threads share it. */
enum Dice implements Choice {
    /** The only one. */
    ROLLED;

    @Override
    public int pick(String question, Seq<Fraction> weights) {
        double left = ThreadLocalRandom.current().nextDouble();
        int last = weights.size() - 1;
        for (int i = 0; i < last; i++) {
            Fraction weight = weights.get(i);
            left -= weight.numerator().doubleValue() / weight.denominator().doubleValue();
            if (left < 0) {
                return i;
            }
        }
        return last;
    }

    @Override
    public int among(String question, int alternatives) {
        return ThreadLocalRandom.current().nextInt(alternatives);
    }
}
