package io.github.kubevalue.model.resource;

import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/**
 * Exact amounts of resources by name, as bounds and quotas reckon with them. A name that is not there is not the same as one
 * with nothing: only what is named is bounded.
 *
 * @param amounts the amounts
 */
public record ResourceList(SortedMap<String, Quantity> amounts) {
    /** No resources. */
    public static final ResourceList NONE = new ResourceList(TreeMap.empty());

    /** Returns one amount of one resource. */
    public static ResourceList of(String name, Quantity amount) {
        return new ResourceList(TreeMap.of(name, amount));
    }

    /** Returns the amount of a resource, if it is named. */
    public Option<Quantity> get(String name) {
        return amounts.get(name);
    }

    /** The names. */
    public Set<String> names() {
        return amounts.keySet();
    }

    /** Whether nothing is named. */
    public boolean isEmpty() {
        return amounts.isEmpty();
    }

    /** Returns this list with that amount of a resource. */
    public ResourceList with(String name, Quantity amount) {
        return new ResourceList(amounts.put(name, amount));
    }

    /** Returns the sum; it names what either names. */
    public ResourceList plus(ResourceList other) {
        // apiserver/pkg/quota/v1/resources.go, Add
        return other.isEmpty() ? this : new ResourceList(amounts.merge(other.amounts, Quantity::plus));
    }

    /** Returns what is left when the other is taken away; it names what either names. */
    public ResourceList minus(ResourceList other) {
        return new ResourceList(other.amounts.foldLeft(
                amounts,
                (left, entry) -> left.put(
                        entry._1, left.getOrElse(entry._1, Quantity.of(0)).minus(entry._2))));
    }

    /** Returns the larger amount of each resource that either names. */
    public ResourceList max(ResourceList other) {
        return other.isEmpty()
                ? this
                : new ResourceList(
                        amounts.merge(other.amounts, (one, another) -> another.compareTo(one) > 0 ? another : one));
    }

    /** Returns this list with the amounts of the other in the place of its own. */
    public ResourceList overriddenBy(ResourceList other) {
        return new ResourceList(other.amounts.merge(amounts, (theirs, own) -> theirs));
    }

    /** Returns what is named so. */
    public ResourceList only(Set<String> names) {
        return new ResourceList(amounts.filterKeys(names::contains));
    }

    /** Returns the same amounts under other names. */
    public ResourceList named(UnaryOperator<String> name) {
        return new ResourceList(
                amounts.foldLeft(NONE.amounts, (all, entry) -> all.put(name.apply(entry._1), entry._2)));
    }

    /** Returns what is more than nothing. */
    public ResourceList positive() {
        return new ResourceList(amounts.filterValues(amount -> amount.amount().signum() > 0));
    }

    /** Returns the names, of those that both name, of which this has more. */
    public Set<String> exceeding(ResourceList bound) {
        return amounts.filter((name, amount) -> bound.get(name).exists(most -> amount.compareTo(most) > 0))
                .keySet();
    }

    /** Whether both name the same, in the same amounts however written. */
    public boolean isSameAs(ResourceList other) {
        return names().equals(other.names())
                && amounts.forAll(entry -> other.get(entry._1).exists(amount -> amount.compareTo(entry._2) == 0));
    }

    /** Returns {@code limits.cpu=2,pods=1}. */
    @Override
    public String toString() {
        return amounts.map(entry -> entry._1 + "=" + entry._2.canonical()).mkString(",");
    }
}
