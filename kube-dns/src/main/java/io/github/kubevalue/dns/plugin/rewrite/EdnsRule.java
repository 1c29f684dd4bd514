package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.plugin.Chain;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Sets or unsets an option of the query's extension, which is added if the query has none: {@code edns0}.
 *
 * @param action what is done
 * @param option the option, and where its value comes from
 * @param afterwards what happens to the option in the reply
 */
// plugin/rewrite/edns0.go
public record EdnsRule(Action action, OptionSource option, Afterwards afterwards) implements Rule {
    private static final int UDP_SIZE = 4096;
    // github.com/miekg/dns, edns.go, makeDataOpt: options of these codes are never local ones
    private static final Set<Integer> WELL_KNOWN = HashSet.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 18, 19);

    /** What is done. */
    public enum Action {
        /** The option gets the value, and is added if it is missing. */
        SET,
        /** The option is added, whether or not it is missing; one whose value is a variable only if it is missing. */
        APPEND,
        /** The option gets the value unless it is missing. */
        REPLACE,
        /** All options of the code are removed. */
        UNSET
    }

    /** What happens to the option in the reply. */
    public enum Afterwards {
        /** It stays. */
        KEEP,
        /** It becomes what it was. */
        REVERT
    }

    @Override
    public Seq<Integer> ednsOptions() {
        return option.isLocal() ? Vector.of(option.code()) : Vector.empty();
    }

    @Override
    public Outcome rewrite(Query query, Chain chain) {
        Edns edns = query.edns().getOrElse(() -> Edns.of(UDP_SIZE));
        if (action == Action.UNSET) {
            return Outcome.done(
                    query.withEdns(edns.withOptions(edns.options().filter(each -> each.code() != option.code()))));
        }
        Option<EdnsOption> value = option.value(query, chain);
        if (value.isEmpty()) {
            return new Ignored(query);
        }
        int place = option.isLocal() && WELL_KNOWN.contains(option.code())
                ? -1
                : edns.options().indexWhere(each -> each.code() == option.code());
        if (place < 0) {
            return action == Action.REPLACE ? new Ignored(query.withEdns(edns)) : added(query, edns, value.get());
        }
        if (action == Action.APPEND) {
            return option.isAppendedOnce() ? new Ignored(query.withEdns(edns)) : added(query, edns, value.get());
        }
        EdnsOption former = edns.options().get(place);
        return done(
                query.withEdns(edns.withOptions(edns.options().update(place, value.get()))),
                new ResponseRule.Restoration(former));
    }

    private Outcome added(Query query, Edns edns, EdnsOption value) {
        return done(query.withEdns(edns.with(value)), new ResponseRule.Removal(option.code()));
    }

    private Outcome done(Query query, ResponseRule revert) {
        return afterwards == Afterwards.REVERT ? Outcome.done(query, revert) : Outcome.done(query);
    }
}
