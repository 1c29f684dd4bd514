package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.message.Query;

/** The key under which a reply is kept: the 64 bit FNV-1 hash of DO, CD, type, class and name, as CoreDNS has it. */
// plugin/cache/cache.go, hash; hash/fnv, New64
final class Key {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Key() {}

    static long of(Query query, boolean dnssec, boolean checkingDisabled) {
        long hash = add(OFFSET, dnssec ? '1' : '0');
        hash = add(hash, checkingDisabled ? '1' : '0');
        hash = addTwo(hash, query.type().code());
        hash = addTwo(hash, query.question().recordClass().code());
        String name = query.name().key();
        for (int i = 0; i < name.length(); i++) {
            // names are written in ASCII
            hash = add(hash, name.charAt(i));
        }
        return hash;
    }

    private static long addTwo(long hash, int number) {
        return add(add(hash, number >>> Byte.SIZE), number);
    }

    private static long add(long hash, int octet) {
        return hash * PRIME ^ octet & 0xff;
    }
}
