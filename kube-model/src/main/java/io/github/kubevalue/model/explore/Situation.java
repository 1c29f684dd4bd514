package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.footprint.News;
import io.github.kubevalue.model.footprint.Objects;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import java.util.List;

/**
 * A cluster, in parts that it shares with others.
 *
 * @param objects the objects
 * @param backlog what is to be done
 * @param memories what the controllers remember
 * @param addresses which addresses were given last
 * @param setting the virtual time, and what may go wrong
 * @param news what those have not heard yet who follow what happens
 * @param dead the uids that were given to objects which are no more
 */
record Situation(
        Objects objects,
        Backlog backlog,
        Memories memories,
        HostLocal addresses,
        Setting setting,
        Notes<News> news,
        Set<String> dead) {

    /** Whether an outcome makes nothing that would be taken for what is no more. */
    boolean admits(Outcome outcome) {
        return dead.isEmpty() || !outcome.born().exists(dead::contains);
    }

    Situation with(Backlog other, Setting later) {
        return new Situation(objects, other, memories, addresses, later, news, dead);
    }

    /**
     * Returns the situation after the work at that place.
     *
     * @param outcome what came of it
     * @param effect what it made of the objects
     * @param nothing no news
     */
    Situation after(int place, Outcome outcome, Effect effect, News nothing) {
        Desk desk = backlog.at(place);
        Notes<News> heard = outcome.isCaughtUp() ? news.with(desk, nothing) : news;
        return new Situation(
                effect.objects(),
                backlog.done(place, outcome, effect.all()),
                memories.with(desk, outcome.thought()),
                given(outcome),
                outcome.setting(),
                told(heard, outcome, effect.woken()),
                died(outcome));
    }

    /** Returns likewise the situation after something struck. */
    Situation struck(Outcome outcome, Effect effect) {
        return new Situation(
                effect.objects(),
                backlog.with(effect.all()),
                memories,
                given(outcome),
                outcome.setting(),
                told(news, outcome, effect.woken()),
                died(outcome));
    }

    /** Returns the situation after a controller started anew, which is told of those keys. */
    Situation restarted(String controller, List<Desk> keys) {
        return new Situation(
                objects,
                backlog.restarted(controller, keys),
                memories.without(controller),
                addresses,
                setting,
                news.without(desk -> desk.isOf(controller)),
                dead);
    }

    private HostLocal given(Outcome outcome) {
        SortedMap<String, io.github.kubevalue.model.address.Ip> given = outcome.given();
        return given.isEmpty() ? addresses : new HostLocal(given.foldLeft(addresses.last(), SortedMap::put));
    }

    private Set<String> died(Outcome outcome) {
        return outcome.dead().isEmpty() ? dead : dead.addAll(outcome.dead());
    }

    private static Notes<News> told(Notes<News> news, Outcome outcome, List<List<Desk>> woken) {
        return woken.isEmpty() || news.isEmpty()
                ? news
                : news.map((desk, before) -> {
                    News heard = before;
                    for (int i = 0; i < woken.size(); i++) {
                        heard = woken.get(i).contains(desk)
                                ? heard.with(outcome.writings().get(i))
                                : heard;
                    }
                    return heard;
                });
    }
}
