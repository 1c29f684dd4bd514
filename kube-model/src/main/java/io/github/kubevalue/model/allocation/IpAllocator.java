package io.github.kubevalue.model.allocation;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * Hands out the addresses of one range, for Services. (pkg/registry/core/service/ipallocator/ipallocator.go)
 *
 * <p>Addresses that nobody asks for come from the upper band of the range, from a random place on; only when that is full, from
 * the lower band, where those lie that are asked for.
 *
 * @param range the range, of which the first address is never given, nor, in IPv4, the last
 */
public record IpAllocator(Cidr range) {

    /** Returns a free address, the first from the place that the draw says; none if the range is full. */
    public Option<Ip> allocateNext(long draw, Predicate<Ip> taken) {
        long lower = lowerBand();
        return scan(lower, size() - lower, draw, taken).orElse(() -> scan(0, lower, draw, taken));
    }

    private Option<Ip> scan(long first, long count, long draw, Predicate<Ip> taken) {
        if (count <= 0) {
            return Option.none();
        }
        long start = Long.remainderUnsigned(draw, count);
        for (long i = 0; i < count; i++) {
            long place = i < count - start ? start + i : i - (count - start);
            Ip ip = range.first().plus(1 + first + place);
            if (!taken.test(ip)) {
                return Option.of(ip);
            }
        }
        return Option.none();
    }

    /** How many addresses can be given: all but the network's own and, in IPv4, the broadcast address. */
    public long size() {
        return Math.max(0, range.ip().isV4() ? range.size() - 2 : range.size() - 1);
    }

    /** How many addresses at the beginning are given last. */
    long lowerBand() {
        // calculateRangeOffset: min(max(16, size/16), 256), over all addresses of the range
        long all = range.size();
        return size() <= 16 ? 0 : Math.min(Math.max(16, all / 16), 256);
    }
}
