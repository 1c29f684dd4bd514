package io.github.kubevalue.dns.plugin.loadbalance;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The records of a section, by what they are, each in their order.
 *
 * @param aliases CNAME
 * @param others neither of the rest
 * @param addresses A and AAAA
 * @param mail MX
 */
record Kinds(
        Vector<ResourceRecord> aliases,
        Vector<ResourceRecord> others,
        Vector<ResourceRecord> addresses,
        Vector<ResourceRecord> mail) {

    static Kinds of(Seq<ResourceRecord> section) {
        Vector<ResourceRecord> aliases = Vector.empty();
        Vector<ResourceRecord> others = Vector.empty();
        Vector<ResourceRecord> addresses = Vector.empty();
        Vector<ResourceRecord> mail = Vector.empty();
        for (ResourceRecord found : section) {
            if (found.type().equals(RecordType.CNAME)) {
                aliases = aliases.append(found);
            } else if (found.type().isAddress()) {
                addresses = addresses.append(found);
            } else if (found.type().equals(RecordType.MX)) {
                mail = mail.append(found);
            } else {
                others = others.append(found);
            }
        }
        return new Kinds(aliases, others, addresses, mail);
    }

    Seq<ResourceRecord> inOrder() {
        return aliases.appendAll(others).appendAll(addresses).appendAll(mail);
    }

    /** The address that a record holds. */
    static Ip ip(ResourceRecord address) {
        return address.data() instanceof RecordData.A a ? a.ip() : ((RecordData.Aaaa) address.data()).ip();
    }
}
