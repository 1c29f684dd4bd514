package io.github.kubevalue.dns.plugin.loadbalance;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** How addresses are ordered. */
public sealed interface Policy {

    /** Returns the records of a reply in their new order. */
    Sections ordered(Response response, Choice choice);

    /** At random: {@code round_robin}. */
    // plugin/loadbalance/loadbalance.go, randomShuffle
    record RoundRobin() implements Policy {
        @Override
        public Sections ordered(Response response, Choice choice) {
            return response.sections().mapEach(section -> section.size() <= 1 ? section : balanced(section, choice));
        }

        private static Seq<ResourceRecord> balanced(Seq<ResourceRecord> section, Choice choice) {
            Kinds kinds = Kinds.of(section);
            return new Kinds(
                            kinds.aliases(),
                            kinds.others(),
                            shuffled("next address of ", kinds.addresses(), choice),
                            shuffled("next mail exchange of ", kinds.mail(), choice))
                    .inOrder();
        }

        private static Vector<ResourceRecord> shuffled(String question, Vector<ResourceRecord> records, Choice choice) {
            Vector<ResourceRecord> left = records;
            Vector<ResourceRecord> drawn = Vector.empty();
            while (!left.isEmpty()) {
                int index = choice.among(question + left.head().name(), left.size());
                drawn = drawn.append(left.get(index));
                left = left.removeAt(index);
            }
            return drawn;
        }
    }

    /**
     * One address, drawn by its weight, changes places with the first; the others stay.
     *
     * @param weights the weights of addresses; of an address that has none, 1
     */
    // plugin/loadbalance/weighted.go
    record Weighted(Weights weights) implements Policy {
        @Override
        public Sections ordered(Response response, Choice choice) {
            RecordType type = response.question().type();
            Sections sections = response.sections();
            return type.isAddress() || type.equals(RecordType.SRV)
                    ? new Sections(
                            weighted(sections.answer(), choice),
                            sections.authority(),
                            weighted(sections.additional(), choice))
                    : sections;
        }

        private Seq<ResourceRecord> weighted(Seq<ResourceRecord> section, Choice choice) {
            Kinds kinds = Kinds.of(section);
            if (kinds.addresses().isEmpty()) {
                return section;
            }
            int top = top(kinds.addresses(), choice);
            Vector<ResourceRecord> swapped = kinds.addresses()
                    .update(0, kinds.addresses().get(top))
                    .update(top, kinds.addresses().head());
            return new Kinds(kinds.aliases(), kinds.others(), swapped, kinds.mail()).inOrder();
        }

        private int top(Vector<ResourceRecord> addresses, Choice choice) {
            if (addresses.size() == 1) {
                return 0;
            }
            Vector<Integer> byWeight =
                    Vector.range(0, addresses.size()).sortBy(index -> -weights.of(addresses.get(index)));
            long sum = addresses.map(weights::of).sum().longValue();
            int drawn = choice.pick(
                    "first address of " + addresses.head().name(),
                    byWeight.map(index -> Fraction.of(weights.of(addresses.get(index)), sum)));
            return byWeight.get(drawn);
        }
    }
}
