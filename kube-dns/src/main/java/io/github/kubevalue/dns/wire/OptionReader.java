package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.message.EdnsOption;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Arrays;

/** Reads the options of EDNS; those that are known must be well formed. */
// github.com/miekg/dns, msg_helpers.go (unpackDataOpt) and edns.go
final class OptionReader {
    private static final int LLQ = 1;
    private static final int UPDATE_LEASE = 2;
    private static final int REPORTING = 18;
    private static final int ZONE_VERSION = 19;

    private OptionReader() {}

    static Seq<EdnsOption> all(Reader data) throws Reader.Malformed {
        Vector<EdnsOption> options = Vector.empty();
        while (data.remaining() > 0) {
            int code = data.u16();
            byte[] octets = data.octets(data.u16());
            if (!isWellFormed(code, octets)) {
                throw new Reader.Malformed("option " + code + " of EDNS");
            }
            options = options.append(EdnsOption.of(code, kept(code, octets)));
        }
        return options;
    }

    private static boolean isWellFormed(int code, byte[] octets) throws Reader.Malformed {
        return switch (code) {
            case LLQ -> octets.length >= 18;
            case UPDATE_LEASE -> octets.length == 4 || octets.length == 8;
            case EdnsOption.SUBNET -> octets.length >= 4 && isSubnet(octets);
            case EdnsOption.EXPIRE -> octets.length == 0 || octets.length >= 4;
            case EdnsOption.TCP_KEEPALIVE -> octets.length == 0 || octets.length == 2;
            case EdnsOption.EXTENDED_ERROR, ZONE_VERSION -> octets.length >= 2;
            case REPORTING -> new Reader(octets, octets.length).name().isAbsolute();
            default -> true;
        };
    }

    private static boolean isSubnet(byte[] octets) {
        int source = octets[2] & 255;
        int scope = octets[3] & 255;
        return switch ((octets[0] & 255) << 8 | octets[1] & 255) {
            case 0 -> source == 0;
            case 1 -> source <= 32 && scope <= 32;
            case 2 -> source <= 128 && scope <= 128;
            default -> false;
        };
    }

    /** What is left of the value when it is written again. */
    private static byte[] kept(int code, byte[] octets) {
        return switch (code) {
            case EdnsOption.EXPIRE -> octets.length > 4 ? Arrays.copyOf(octets, 4) : octets;
            case EdnsOption.TCP_KEEPALIVE ->
                octets.length == 2 && octets[0] == 0 && octets[1] == 0 ? new byte[0] : octets;
            default -> octets;
        };
    }
}
