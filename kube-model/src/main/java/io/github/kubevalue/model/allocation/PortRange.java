package io.github.kubevalue.model.allocation;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.IntPredicate;

/**
 * Hands out node ports, in two bands as {@link IpAllocator} does addresses: {@code 30000-32767}.
 * (pkg/registry/core/service/portallocator)
 *
 * @param first the first port
 * @param last the last port
 */
public record PortRange(int first, int last) {
    /** The range unless configured otherwise. */
    public static final PortRange NODE_PORTS = new PortRange(30000, 32767);

    /** Refuses a range that is empty. */
    public PortRange {
        if (first < 1 || last > 65535 || last < first) {
            throw new IllegalArgumentException("no range of ports: " + first + "-" + last);
        }
    }

    /** Returns the port if it may be given, else why not. */
    public Either<String, Integer> allocate(int wanted, IntPredicate taken) {
        if (wanted < first || wanted > last) {
            return Either.left("provided port is not in the valid range. The range of valid ports is " + this);
        }
        return taken.test(wanted) ? Either.left("provided port is already allocated") : Either.right(wanted);
    }

    /** Returns a free port, the first from the place that the draw says; none if the range is full. */
    public Option<Integer> allocateNext(long draw, IntPredicate taken) {
        int lower = lowerBand();
        return scan(first + lower, size() - lower, draw, taken).orElse(() -> scan(first, lower, draw, taken));
    }

    private static Option<Integer> scan(int from, int count, long draw, IntPredicate taken) {
        if (count <= 0) {
            return Option.none();
        }
        int start = (int) Long.remainderUnsigned(draw, count);
        for (int i = 0; i < count; i++) {
            int port = from + (start + i) % count;
            if (!taken.test(port)) {
                return Option.of(port);
            }
        }
        return Option.none();
    }

    private int size() {
        return last - first + 1;
    }

    private int lowerBand() {
        // calculateRangeOffset: min(max(16, size/32), 128)
        return size() <= 16 ? 0 : Math.min(Math.max(16, size() / 32), 128);
    }

    /** Returns {@code 30000-32767}. */
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
