package io.github.kubevalue.model.choice;

import io.vavr.collection.Seq;

/** SplitMix64 (Steele, Lea, Flood 2014): small, fast, and the same on every machine. */
final class SeededChoice implements Choice {
    private static final double UNIT = 0x1.0p-53;

    private long state;

    SeededChoice(long seed) {
        state = seed;
    }

    @Override
    public int among(String question, int alternatives) {
        return alternatives == 1 ? 0 : (int) Long.remainderUnsigned(next(), alternatives);
    }

    @Override
    public int pick(String question, Seq<Fraction> weights) {
        double drawn = (next() >>> 11) * UNIT;
        double passed = 0;
        for (int i = 0; i < weights.size() - 1; i++) {
            Fraction weight = weights.get(i);
            passed += weight.numerator().doubleValue() / weight.denominator().doubleValue();
            if (drawn < passed) {
                return i;
            }
        }
        return weights.size() - 1;
    }

    private long next() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
