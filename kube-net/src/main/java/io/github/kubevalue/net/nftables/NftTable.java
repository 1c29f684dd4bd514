package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.HookFunction;
import io.github.kubevalue.net.netfilter.stack.HookedRules;
import io.github.kubevalue.net.netfilter.stack.Passing;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import org.immutables.value.Value;

/** A table of nftables: {@code table ip kube-proxy}, with its sets, maps and chains in the order in which they were made. */
@Value.Immutable
public abstract class NftTable implements WithNftTable, HookedRules {
    NftTable() {}

    /** Returns an empty table. */
    public static NftTable of(IpFamily family, String title) {
        return of(NftFamily.of(family), title);
    }

    /** Returns an empty table. */
    public static NftTable of(NftFamily family, String title) {
        return builder().family(family).title(title).build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Which packets it is for. */
    public abstract NftFamily family();

    /** Its name within the family: {@code kube-proxy}. */
    public abstract String title();

    /** What its author says of it. */
    public abstract Option<String> comment();

    /** How nft has listed what stands before its objects, if it was read: it is printed so again. */
    public abstract Option<String> listed();

    /** Whether it is switched off: {@code flags dormant}. */
    @Value.Default
    public boolean dormant() {
        return false;
    }

    /** Objects that are kept word for word, by kind and name: {@code counter "web"}, {@code ct helper "ftp"}. */
    public abstract LinkedHashMap<String, String> objects();

    /** The sets and maps by name. */
    @Value.Default
    public Map<String, NftSet> sets() {
        return LinkedHashMap.empty();
    }

    /** The chains by name. */
    @Value.Default
    public Map<String, NftChain> chains() {
        return LinkedHashMap.empty();
    }

    /** The names of its base chains in the order in which they were made. */
    @Value.Auxiliary
    @Value.Default
    Vector<String> bases() {
        return Vector.empty();
    }

    /** How the names of its sets and chains are sorted where they are listed, if that is not left to the maps. */
    @Value.Auxiliary
    public abstract Option<Comparator<String>> order();

    /** What rules have put into sets. */
    @Value.Default
    public TimedKeys keys() {
        return TimedKeys.EMPTY;
    }

    /** Returns {@code ip kube-proxy}. */
    @Override
    @Value.Derived
    @Value.Auxiliary
    public String name() {
        return family() + " " + title();
    }

    /** Returns this table with those sets, in place of those with the same names. */
    public NftTable withAllSets(Iterable<NftSet> more) {
        Map<String, NftSet> all = sets();
        for (NftSet set : more) {
            all = all.put(set.name(), set);
        }
        return withSets(all);
    }

    /** Returns this table with those chains, in place of those with the same names. */
    public NftTable withAllChains(Iterable<NftChain> more) {
        Map<String, NftChain> all = chains();
        Vector<String> hooked = bases();
        for (NftChain chain : more) {
            all = all.put(chain.name(), chain);
            hooked = chain.base().isEmpty() || hooked.contains(chain.name()) ? hooked : hooked.append(chain.name());
        }
        return withChains(all).withBases(hooked);
    }

    /** Returns this table without the sets of those names. */
    public NftTable withoutSets(Iterable<String> names) {
        return withSets(sets().removeAll(names));
    }

    /** Returns this table without the chains of those names. */
    public NftTable withoutChains(Iterable<String> names) {
        return withChains(chains().removeAll(names));
    }

    /** Returns this table with that order, in which its sets and chains are listed whatever came first. */
    public NftTable sorted(Comparator<String> names) {
        return withOrder(Option.some(names))
                .withSets(HashMap.ofEntries(sets()))
                .withChains(HashMap.ofEntries(chains()));
    }

    /** Returns the sets and maps as they are listed. */
    public Seq<NftSet> listedSets() {
        return listed(sets());
    }

    /** Returns the chains as they are listed. */
    public Seq<NftChain> listedChains() {
        return listed(chains());
    }

    private <T> Seq<T> listed(Map<String, T> objects) {
        return order().<Seq<T>>map(
                        names -> TreeMap.ofEntries(names, objects).values().toVector())
                .getOrElse(() -> objects.values().toVector());
    }

    @Override
    public Seq<HookFunction> at(Hook hook, IpFamily of) {
        return family().sees(of) && !dormant() ? functions().getOrElse(hook, Vector.empty()) : Vector.empty();
    }

    @Value.Lazy
    Map<Hook, Seq<HookFunction>> functions() {
        // net/netfilter/core.c, nf_hook_entries_grow: of equal priorities the last that was made comes first
        Seq<NftChain> bases = bases().flatMap(chains()::get)
                .filter(chain -> chain.base().isDefined())
                .reverse();
        return Vector.of(Hook.values())
                .toLinkedMap(
                        hook -> hook,
                        hook -> bases.filter(chain -> chain.base().get().hook() == hook)
                                .map(NftTable.this::function)
                                .sortBy(HookFunction::priority));
    }

    private HookFunction function(NftChain chain) {
        BaseHook base = chain.base().get();
        return new HookFunction(
                base.priority(),
                base.type() == BaseHook.Type.NAT,
                packet -> base.sees(device(packet)) ? new NftWalk(packet, this).run(chain) : Verdict.ACCEPT);
    }

    /** Whether it has no objects. */
    public boolean isEmpty() {
        return objects().isEmpty() && sets().isEmpty() && chains().isEmpty();
    }

    /** Returns this table as it is when it is loaded: the keys that rules have put into its sets leave them after their time. */
    public NftTable loadedAt(Instant now) {
        TimedKeys all = sets().values()
                .foldLeft(
                        keys(),
                        (keys, set) ->
                                set.expiring().foldLeft(keys, (each, key) -> each.updated(set, key._1, now, key._2)));
        return withKeys(all);
    }

    /** The device that has received the packet, or is to send it. */
    private static Option<String> device(Passing packet) {
        Crossing at = packet.at();
        return at.hook() == Hook.PREROUTING ? at.bridgePort().orElse(at.in()) : at.out();
    }

    boolean contains(String set, Vector<Datum> key, Instant now) {
        Option<NftSet> found = sets().get(set);
        return found.isDefined() && found.get().find(key).isDefined() || keys().contains(set, key, now);
    }

    /** Builds an {@link NftTable}. */
    public static final class Builder extends ImmutableNftTable.Builder {
        Builder() {}
    }
}
