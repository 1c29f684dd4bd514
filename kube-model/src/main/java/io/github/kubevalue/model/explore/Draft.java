package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.footprint.News;
import io.github.kubevalue.model.footprint.Objects;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A situation while a step changes it, and the work is taken from it that changes nothing. */
final class Draft {
    private static final int ROOM = 4;

    private final News nothing;
    private Desk[] pending;
    private int size;
    private Objects objects;
    private Alarms alarms;
    private Notes<Integer> failures;
    private Memories memories;
    private HostLocal addresses;
    private Setting setting;
    private Notes<News> news;
    private Set<String> dead;

    /**
     * Returns a draft that is equal to a situation.
     *
     * @param nothing no news
     */
    Draft(Situation here, News nothing) {
        this.nothing = nothing;
        this.objects = here.objects();
        this.alarms = here.backlog().alarms();
        this.failures = here.backlog().failures();
        this.memories = here.memories();
        this.addresses = here.addresses();
        this.setting = here.setting();
        this.news = here.news();
        this.dead = here.dead();
        this.size = here.backlog().size();
        this.pending = here.backlog().pending(size + ROOM);
    }

    /** Returns the situation that has come of it. */
    Situation situation() {
        Backlog backlog = new Backlog(Arrays.copyOf(pending, size), alarms, failures);
        return new Situation(objects, backlog, memories, addresses, setting, news, dead);
    }

    Objects objects() {
        return objects;
    }

    Setting setting() {
        return setting;
    }

    Alarms alarms() {
        return alarms;
    }

    /** How much is to be done now. */
    int size() {
        return size;
    }

    /** What is to be done now, by its place. */
    Desk at(int place) {
        return pending[place];
    }

    int failures(Desk desk) {
        return failures.get(desk, 0);
    }

    Thought thought(Desk desk) {
        return memories.of(desk);
    }

    /** What a piece of work sees here. */
    View view(Desk desk, Decisions decisions) {
        return new View(objects, addresses, news.get(desk, nothing), decisions);
    }

    boolean isPending(Desk desk) {
        for (int i = 0; i < size; i++) {
            if (pending[i].equals(desk)) {
                return true;
            }
        }
        return false;
    }

    boolean remembersAs(Situation other) {
        return memories.isSame(other.memories());
    }

    /** Whether an outcome makes nothing that would be taken for what is no more. */
    boolean admits(Outcome outcome) {
        if (!dead.isEmpty()) {
            for (String uid : outcome.born()) {
                if (dead.contains(uid)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** It is later now, or something else may go wrong. */
    void set(Setting other) {
        setting = other;
    }

    /** What is due is to be done now. */
    void due() {
        while (alarms.isDue(setting.now())) {
            Desk desk = alarms.next().desk();
            alarms = alarms.with(desk, List.of());
            wake(desk);
        }
    }

    private void wake(Desk desk) {
        if (!isPending(desk)) {
            if (size == pending.length) {
                pending = Arrays.copyOf(pending, 2 * size + ROOM);
            }
            pending[size++] = desk;
        }
    }

    private void wake(List<Desk> desks) {
        for (int i = 0; i < desks.size(); i++) {
            wake(desks.get(i));
        }
    }

    /**
     * The work at that place is done; the first of all takes its place.
     *
     * @param outcome what came of it
     * @param effect what it made of the objects
     */
    void done(int place, Outcome outcome, Effect effect) {
        Desk desk = pending[place];
        pending[place] = pending[0];
        size--;
        System.arraycopy(pending, 1, pending, 0, size);
        alarms = alarms.with(desk, outcome.later());
        failures = outcome.failures() == failures(desk) ? failures : failures(desk, outcome.failures());
        memories = memories.with(desk, outcome.thought());
        news = outcome.isCaughtUp() ? news.with(desk, nothing) : news;
        struck(outcome, effect);
    }

    private Notes<Integer> failures(Desk desk, int times) {
        return times == 0 ? failures.without(desk::equals) : failures.with(desk, times);
    }

    /** Something came of what nobody was to do. */
    void struck(Outcome outcome, Effect effect) {
        objects = effect.objects();
        wake(effect.all());
        addresses = given(outcome.given());
        setting = outcome.setting();
        news = effect.all().isEmpty() || news.isEmpty()
                ? news
                : news.map((desk, heard) -> told(desk, heard, outcome, effect));
        dead = outcome.dead().isEmpty() ? dead : dead.addAll(outcome.dead());
    }

    private HostLocal given(SortedMap<String, Ip> given) {
        return given.isEmpty() ? addresses : new HostLocal(given.foldLeft(addresses.last(), SortedMap::put));
    }

    private static News told(Desk desk, News before, Outcome outcome, Effect effect) {
        News heard = before;
        for (int i = 0; i < effect.woken().size(); i++) {
            heard = effect.woken().get(i).contains(desk)
                    ? heard.with(outcome.writings().get(i))
                    : heard;
        }
        return heard;
    }

    /** A controller starts anew: what it had to do is lost, and it looks at those keys. */
    void restart(String controller, List<Desk> keys) {
        Predicate<Desk> isIts = desk -> desk.isOf(controller);
        int left = 0;
        for (int i = 0; i < size; i++) {
            if (!pending[i].isOf(controller)) {
                pending[left++] = pending[i];
            }
        }
        size = left;
        wake(keys);
        alarms = alarms.without(isIts);
        failures = failures.without(isIts);
        memories = memories.without(controller);
        news = news.without(isIts);
    }
}
