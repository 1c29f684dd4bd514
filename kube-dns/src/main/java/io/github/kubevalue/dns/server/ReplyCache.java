package io.github.kubevalue.dns.server;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The replies over UDP that were repeatable, by the octets of their queries but for the id. It belongs to one thread, and
 * holds at most some megabytes: a newer reply takes the place of an older one.
 */
final class ReplyCache {
    private static final int SLOTS = 1 << 15;
    private static final int PROBES = 4;
    private static final int MAX_QUERY = 128;
    private static final int MAX_REPLY = 512;
    private static final int ID = 2;
    private static final long MIXER = 0x9e3779b97f4a7c15L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final byte[][] queries = new byte[SLOTS][];
    private final byte[][] replies = new byte[SLOTS][];
    /** There is an entry only where the generation is the present one. */
    private final int[] generations = new int[SLOTS];

    private int generation = 1;
    private int victim;
    private @Nullable Responder responder;
    private @Nullable Object version;

    /** Forgets everything if the responder is another one than last time, or of another version. */
    void of(Responder current, Object now) {
        if (current != responder || now != version) {
            responder = current;
            version = now;
            generation++;
        }
    }

    /** The reply to the first octets of an array, with the id of another query; none if it is not known. */
    byte @Nullable [] find(byte[] query, int length) {
        int start = slot(query, length);
        for (int i = 0; i < PROBES; i++) {
            int slot = start + i & SLOTS - 1;
            if (holds(slot, query, length)) {
                return replies[slot];
            }
        }
        return null;
    }

    /** Keeps a reply, if it is not too large to keep. */
    void keep(byte[] query, int length, byte[] reply) {
        if (length > MAX_QUERY || reply.length > MAX_REPLY) {
            return;
        }
        int start = slot(query, length);
        int chosen = start + (victim++ & PROBES - 1) & SLOTS - 1;
        for (int i = 0; i < PROBES; i++) {
            int slot = start + i & SLOTS - 1;
            if (generations[slot] != generation || holds(slot, query, length)) {
                chosen = slot;
                break;
            }
        }
        queries[chosen] = Arrays.copyOf(query, length);
        replies[chosen] = reply;
        generations[chosen] = generation;
    }

    private boolean holds(int slot, byte[] query, int length) {
        return generations[slot] == generation
                && Arrays.equals(queries[slot], ID, queries[slot].length, query, ID, length);
    }

    private static int slot(byte[] query, int length) {
        long hash = length;
        int i = ID;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(query, i)) * MIXER;
            hash ^= hash >>> 32;
        }
        for (; i < length; i++) {
            hash = (hash ^ query[i]) * MIXER;
        }
        return (int) (hash >>> 40) & SLOTS - 1;
    }
}
