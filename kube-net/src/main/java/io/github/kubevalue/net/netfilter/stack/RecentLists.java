package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * The lists of {@code -m recent}: which addresses have been seen when. A list holds at most 100 addresses, the least recently
 * seen gives way, and remembers as many times of each as {@code --hitcount} may ask for.
 *
 * <p>net/netfilter/xt_recent.c, recent_mt, with its parameter ip_list_tot and XT_RECENT_MAX_NSTAMPS.
 *
 * @param lists for each list the addresses, the least recently seen first
 */
public record RecentLists(Map<String, LinkedHashMap<Ip, Vector<Instant>>> lists) {
    /** Nothing has been seen. */
    public static final RecentLists EMPTY = new RecentLists(HashMap.empty());

    private static final int ADDRESSES = 100;
    private static final int TIMES = 256;

    /**
     * Asks and changes a list as the match says; returns the answer and the lists afterwards.
     *
     * @param negated whether the rule wants the opposite answer, which is what then renews an address
     */
    public Tuple2<Boolean, RecentLists> apply(RateMatch.Recent match, boolean negated, Ip address, Instant now) {
        LinkedHashMap<Ip, Vector<Instant>> list = lists.getOrElse(match.name(), LinkedHashMap.empty());
        if (match.action() == RateMatch.RecentAction.SET) {
            return Tuple.of(true, with(match.name(), seen(list, address, now)));
        }
        if (!list.containsKey(address)) {
            return Tuple.of(false, this);
        }
        if (match.action() == RateMatch.RecentAction.REMOVE) {
            return Tuple.of(true, with(match.name(), list.remove(address)));
        }
        return asked(match, negated, list, address, now);
    }

    private Tuple2<Boolean, RecentLists> asked(
            RateMatch.Recent match, boolean negated, LinkedHashMap<Ip, Vector<Instant>> list, Ip address, Instant now) {
        Instant since = match.seconds().map(now::minusSeconds).getOrElse(Instant.MIN);
        int hits = list.getOrElse(address, Vector.empty()).count(time -> !time.isBefore(since));
        boolean found = hits >= match.hitcount().getOrElse(1L);
        if (found != negated && match.action() == RateMatch.RecentAction.UPDATE) {
            boolean spared = list.head()._1.equals(address);
            return Tuple.of(
                    found,
                    with(match.name(), seen(match.reap() && !spared ? reaped(list, since) : list, address, now)));
        }
        return Tuple.of(found, with(match.name(), match.reap() ? reaped(list, since) : list));
    }

    /** Each question throws away one address at most, the one that has not been seen longest; but not one that it renews. */
    private static LinkedHashMap<Ip, Vector<Instant>> reaped(LinkedHashMap<Ip, Vector<Instant>> list, Instant since) {
        return list.head()._2.last().isBefore(since) ? list.tail() : list;
    }

    private static LinkedHashMap<Ip, Vector<Instant>> seen(
            LinkedHashMap<Ip, Vector<Instant>> list, Ip address, Instant now) {
        Vector<Instant> times = list.getOrElse(address, Vector.empty());
        LinkedHashMap<Ip, Vector<Instant>> others = list.remove(address);
        LinkedHashMap<Ip, Vector<Instant>> room = others.size() >= ADDRESSES ? others.tail() : others;
        return room.put(address, times.takeRight(TIMES - 1).append(now));
    }

    private RecentLists with(String name, LinkedHashMap<Ip, Vector<Instant>> list) {
        return new RecentLists(lists.put(name, list));
    }
}
