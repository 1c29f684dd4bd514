package io.github.kubevalue.dns.plugin.acl;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What is done with queries of some types from some networks.
 *
 * @param action what is done
 * @param types the types; none for all
 * @param networks the networks; none for all
 */
public record Policy(Action action, Option<Seq<RecordType>> types, Option<Seq<Cidr>> networks) {

    boolean fits(RecordType type, Ip client) {
        return types.forAll(some -> some.contains(type))
                && networks.forAll(some -> some.exists(network -> network.contains(client)));
    }
}
