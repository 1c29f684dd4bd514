package io.github.kubevalue.model.cron;

/**
 * The numbers that a field of a crontab means.
 *
 * @param bits a bit for each number
 * @param star whether a star stands for all of them; a star with a step above one does not count
 */
record Field(long bits, boolean star) {
    static final Field NONE = new Field(0, false);

    static Field of(long start, long end, long step, boolean star) {
        long bits = 0;
        for (long number = start; number <= end; number += step) {
            bits |= 1L << number;
        }
        return new Field(bits, star);
    }

    Field or(Field other) {
        return new Field(bits | other.bits, star || other.star);
    }

    boolean has(int number) {
        return (bits >> number & 1) == 1;
    }
}
