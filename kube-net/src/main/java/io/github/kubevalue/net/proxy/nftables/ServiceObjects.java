package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.net.nftables.NftChain;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.NftSet;
import io.vavr.collection.Seq;

/**
 * What one Service port puts into the table.
 *
 * @param chains its own chains
 * @param sets its own sets, of the clients that keep to an endpoint
 * @param members its members of the sets and maps that all share
 */
record ServiceObjects(Seq<NftChain> chains, Seq<NftSet> sets, Seq<Member> members) {

    /**
     * A member of a shared set or map.
     *
     * @param of the set or map
     * @param element the member
     */
    record Member(String of, NftElement element) {}
}
