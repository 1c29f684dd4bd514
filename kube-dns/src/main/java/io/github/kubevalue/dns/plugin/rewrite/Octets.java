package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;

/** Values as the octets of an option. */
// plugin/rewrite/wire.go
final class Octets {
    private static final int V4 = 4;
    private static final int HALF = 8;

    private Octets() {}

    static Vector<Byte> of(Ip ip) {
        return ip.isV4() ? number(ip.low(), V4) : number(ip.high(), HALF).appendAll(number(ip.low(), HALF));
    }

    static Vector<Byte> of(String text) {
        return Vector.ofAll(text.getBytes(StandardCharsets.UTF_8));
    }

    static Vector<Byte> of16(int number) {
        return number(number, 2);
    }

    private static Vector<Byte> number(long number, int octets) {
        return Vector.rangeClosedBy(octets - 1, 0, -1).map(place -> (byte) (number >>> 8 * place));
    }
}
