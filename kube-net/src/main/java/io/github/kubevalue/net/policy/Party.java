package io.github.kubevalue.net.policy;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * One end of a connection as a policy sees it: an address, and the pod behind it if there is one.
 *
 * <p>A pod on the host's network is no party of its own: its address is the node's, and only an {@code ipBlock} can
 * match it.
 *
 * @param ip the address in the packet where the policy is enforced
 * @param holder the pod that holds the address, looked up if a policy asks for it
 */
public record Party(Ip ip, Lazy<Option<Pod>> holder) {

    /** Returns a pod at one of its addresses. */
    public static Party pod(Ip ip, Pod pod) {
        return new Party(ip, Lazy.of(() -> Option.of(pod)));
    }

    /** Returns something that is no pod: a node, or a host outside. */
    public static Party address(Ip ip) {
        return new Party(ip, Lazy.of(Option::none));
    }

    /** Returns whoever has an address. */
    public static Party at(Ip ip, Function<Ip, Option<Pod>> holders) {
        return new Party(ip, Lazy.of(() -> holders.apply(ip)));
    }

    /** Returns the pod that holds the address. */
    public Option<Pod> pod() {
        return holder.get();
    }

    @Override
    public String toString() {
        return pod().map(p -> p.key().toString()).getOrElse(ip::toString);
    }
}
