package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Hook;
import io.vavr.collection.Seq;

/**
 * Rules of another kind than iptables': a table of nftables, the virtual servers of IPVS. They register functions at hooks,
 * as the kernel's {@code nf_hook_ops} do, and may remember something; whoever remembers is replaced by
 * {@link Passing#remember}.
 */
public interface HookedRules {
    /** The name under which a stack holds them: {@code ip kube-proxy}. */
    String name();

    /** Returns the functions that packets of a family meet at a hook, by priority. */
    Seq<HookFunction> at(Hook hook, IpFamily family);
}
