package io.github.kubevalue.model.allocation;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.function.Predicate;

/**
 * Hands out the addresses of several ranges of one family, which may overlap. An address that is asked for may lie in any of
 * them. (pkg/registry/core/service/ipallocator/cidrallocator.go)
 *
 * <p>Upstream walks the ranges in the random order of a map; here the draw says with which to begin.
 *
 * @param ranges the ranges
 */
public record ServiceRanges(Seq<Cidr> ranges) {

    /** Returns the address if it may be given, else why not. */
    public Either<String, Ip> allocate(Ip wanted, Predicate<Ip> taken) {
        if (!ranges.exists(range -> range.gives(wanted))) {
            // getAllocator: no range has it, so no range is there to be named
            return Either.left("the provided network does not match the current range");
        }
        return taken.test(wanted) ? Either.left("provided IP is already allocated") : Either.right(wanted);
    }

    /** Returns a free address of the first range that has one, the first from the place that the draw says, else why not. */
    public Either<String, Ip> allocateNext(long draw, Predicate<Ip> taken) {
        int begin = (int) Long.remainderUnsigned(draw, Math.max(1, ranges.size()));
        return ranges.rotateLeft(begin)
                .iterator()
                .flatMap(range -> new IpAllocator(range).allocateNext(draw, taken))
                .headOption()
                .toEither("range is full");
    }
}
