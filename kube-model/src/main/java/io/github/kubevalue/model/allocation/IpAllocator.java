package io.github.kubevalue.model.allocation;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * Hands out the addresses of a range, for Services. (pkg/registry/core/service/ipallocator)
 *
 * <p>Addresses that are asked for may lie anywhere in the range. Those that are not come from its upper band, from a random
 * place on; only when that is full, from the lower band.
 *
 * @param range the range, of which the first address is never given, nor, in IPv4, the last
 */
public record IpAllocator(Cidr range) {

    /** Returns the address if it may be given, else why not. */
    public Either<String, Ip> allocate(Ip wanted, Predicate<Ip> taken) {
        if (!range.contains(wanted) || offset(wanted) < 0 || offset(wanted) >= size()) {
            // ipallocator/cidrallocator.go, getAllocator: no range has it, so no range is there to be named
            return Either.left("the provided network does not match the current range");
        }
        return taken.test(wanted) ? Either.left("provided IP is already allocated") : Either.right(wanted);
    }

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
            long place = start + i < count ? start + i : start + i - count;
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

    private long offset(Ip ip) {
        return ip.toBigInteger().subtract(range.first().toBigInteger()).longValueExact() - 1;
    }
}
