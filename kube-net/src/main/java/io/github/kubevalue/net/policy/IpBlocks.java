package io.github.kubevalue.net.policy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.networking.IPBlock;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The {@code ipBlock} of a peer, matched against the address in the packet. */
final class IpBlocks {
    private IpBlocks() {}

    /** Returns what matched, or why nothing did. */
    static Either<String, String> match(IPBlock block, Ip ip) {
        if (!Cidr.tryParse(block.cidr()).exists(cidr -> cidr.contains(ip))) {
            return Either.left(ip + " is not in " + block.cidr());
        }
        Option<String> except = block.except().find(text -> Cidr.tryParse(text).exists(cidr -> cidr.contains(ip)));
        return except.isDefined()
                ? Either.left(ip + " is excepted by " + except.get())
                : Either.right("ipBlock " + block.cidr());
    }
}
