package io.github.kubevalue.model.choice;

/**
 * The API server's dice: uids, suffixes of names, addresses and ports. What is drawn depends only on the seed and on what
 * it is drawn for, so the same cluster gets the same names whatever else happens in it.
 *
 * @param seed another seed, other draws
 */
public record Draw(long seed) {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    /** Returns a number of 64 bits for that purpose. */
    public long bits(String purpose) {
        long hash = seed ^ 0xcbf29ce484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    /** Returns a number from 0 to below the bound. */
    public long below(long bound, String purpose) {
        return Long.remainderUnsigned(bits(purpose), bound);
    }

    /** Returns a random UUID, version 4. */
    public String uid(String purpose) {
        long high = bits(purpose) & ~0xf000L | 0x4000L;
        long low = bits(purpose + "/low") & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new java.util.UUID(high, low).toString();
    }

    /** Returns five characters that form no words. */
    public String suffix(String purpose) {
        // apimachinery/pkg/util/rand/rand.go: no vowels, and no digits that look like them
        StringBuilder text = new StringBuilder();
        long rest = bits(purpose);
        for (int i = 0; i < 5; i++) {
            text.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
            rest = Long.divideUnsigned(rest, ALPHABET.length());
        }
        return text.toString();
    }

    /** Spreads the bits of a number, as SplitMix64 does at its end. */
    public static long mixed(long hash) {
        long z = hash + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
