package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.cluster.Adversity;
import io.github.kubevalue.model.cluster.Agenda;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Informers;
import io.github.kubevalue.model.cluster.Questions;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.cluster.Timer;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.footprint.Census;
import io.github.kubevalue.model.footprint.Content;
import io.github.kubevalue.model.footprint.Contents;
import io.github.kubevalue.model.footprint.Footprint;
import io.github.kubevalue.model.footprint.News;
import io.github.kubevalue.model.footprint.Writing;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Witness;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a situation into a cluster, lets work be done there, and turns what comes of it into parts again. */
final class Turns {
    /** More than a single piece of work ever writes. */
    private static final long A_LIFE = 10_000;

    private static final io.vavr.collection.Map<Work, Memory> NOTHING = io.vavr.collection.HashMap.empty();

    private final Cluster first;
    private final Beside beside;
    private final Contents contents;
    private final Map<String, Informers> undisturbed;
    private final Map<Work, Desk> desks = new HashMap<>();
    private final Map<Memory, Thought> thoughts = new HashMap<>();
    private final Map<Tuple2<Instant, Adversity>, Setting> settings = new HashMap<>();
    private final Desk nobody;

    Turns(Cluster first, Census census) {
        this.first = first.withCaches(NOTHING);
        this.beside = new Beside(census);
        this.undisturbed = first.controllers()
                .toJavaMap(each -> Tuple.of(each.name(), Informers.of(Vector.of(new Undisturbed(each)))));
        Catalog catalog = first.controllers().map(Controller::catalog).foldLeft(Indexes.CATALOG, Catalog::plus);
        this.contents = new Contents(first.apiServer().store(), catalog, census);
        this.nobody = desk(new Work("", Pod.KIND.key("", "")));
    }

    Situation start() {
        Agenda agenda = first.agenda();
        Seq<Work> pending = agenda.pending();
        Notes<Integer> failures = Notes.none();
        for (Work work :
                pending.appendAll(agenda.timers().map(Timer::work)).filter(each -> agenda.failures(each) > 0)) {
            failures = failures.with(desk(work), agenda.failures(work));
        }
        Backlog backlog = new Backlog(
                pending.map(this::desk).toJavaArray(Desk[]::new),
                Alarms.of(agenda.timers().map(this::alarm).asJava()),
                failures);
        Notes<Thought> memories = Notes.none();
        Notes<News> news = Notes.none();
        for (Tuple2<Work, Memory> each : first.memories()) {
            Desk desk = desk(each._1);
            memories = memories.with(desk, thought(each._2));
            news = each._2.seen().isDefined() ? news.with(desk, unheard(each._1, each._2)) : news;
        }
        return new Situation(
                contents.start(),
                backlog,
                new Memories(memories),
                first.apiServer().podAddresses(),
                setting(first.now(), first.adversity()),
                news,
                HashSet.empty());
    }

    Beside beside() {
        return beside;
    }

    News noNews() {
        return contents.noNews();
    }

    /** Whoever follows nothing and remembers nothing. */
    Desk nobody() {
        return nobody;
    }

    Desk desk(Work work) {
        return desks.computeIfAbsent(work, each -> new Desk(each, beside.pending(each, 0)));
    }

    Setting setting(Instant now, Adversity adversity) {
        return settings.computeIfAbsent(
                Tuple.of(now, adversity), any -> new Setting(now, adversity, beside.ahead(adversity, now)));
    }

    private Thought thought(Memory memory) {
        return memory.equals(Memory.NONE) ? Thought.NONE : thoughts.computeIfAbsent(memory, Thought::new);
    }

    private Alarm alarm(Timer timer) {
        return new Alarm(timer.at(), timer.awaited(), desk(timer.work()));
    }

    /** What a controller has not heard yet at the start. */
    private News unheard(Work work, Memory memory) {
        Store store = first.apiServer().store();
        return memory.seen()
                .flatMap(store::changesSince)
                .getOrElse(Vector.empty())
                .filter(change -> wakes(work, change, store))
                .map(this::writing)
                .foldLeft(noNews(), News::with);
    }

    private boolean wakes(Work work, Change change, Snapshot after) {
        return first.controllers()
                .exists(controller -> controller.name().equals(work.controller())
                        && controller.wakes(change, after).contains(work.key()));
    }

    private Writing writing(Change change) {
        return contents.writing(change.before(), change.after());
    }

    /**
     * A cluster that holds what is seen in a situation. The objects are at a revision that stands for it: what is made anew gets
     * another uid than what was there before.
     */
    private Cluster cluster(Situation here, Desk desk, Witness witness) {
        long life = first.snapshot().revision() + 1 + A_LIFE * here.dead().size();
        long seen = here.memories().of(desk).memory().seen().getOrElse(life);
        News news = here.news().get(desk, noNews());
        Store store = here.objects().store().remembering(seen, news.changes()).witnessed(witness);
        ApiServer server = new ApiServer(first.apiServer().flags(), store, here.addresses());
        return first.withApiServer(server)
                .withNow(here.setting().now())
                .withAdversity(here.setting().adversity());
    }

    /** Returns what comes of a piece of work. */
    Outcome outcome(Situation here, Desk desk, Choice choice, Footprint footprint) {
        Memory memory = here.memories().of(desk).memory();
        Work work = desk.work();
        Cluster alone = cluster(here, desk, footprint)
                .withInformers(undisturbed.getOrDefault(work.controller(), Informers.NONE))
                .withAgenda(Agenda.of(work, here.backlog().failures(desk)))
                .withMemories(memory.equals(Memory.NONE) ? NOTHING : NOTHING.put(work, memory));
        return outcome(here, desk, alone.next(new Alone(choice)));
    }

    /** Returns what comes of the fault at that place among those that may happen. */
    Outcome struck(Situation here, int place, Footprint footprint) {
        Cluster alone = cluster(here, nobody, footprint)
                .withInformers(Informers.NONE)
                .withAgenda(Agenda.of(nobody.work(), 0))
                .withMemories(NOTHING);
        return outcome(here, nobody, alone.next(new Struck(place)));
    }

    /** On which keys a controller that starts anew looks because of the objects of a kind. */
    List<Desk> listed(String name, Content content, Snapshot snapshot) {
        return first.informers()
                .controller(name)
                .toVector()
                .flatMap(controller ->
                        content.objects().all().flatMap(object -> controller.wakes(listed(object), snapshot)))
                .distinct()
                .map(key -> desk(new Work(name, key)))
                .asJava();
    }

    private Change listed(KubeObject object) {
        return contents.writing(Option.none(), Option.of(object)).change();
    }

    /** Whom a change wakes. */
    List<Desk> woken(Writing writing, Snapshot after) {
        return List.copyOf(
                first.informers().woken(writing.change(), after).map(this::desk).asJava());
    }

    /** A controller that is not woken by what it writes: who is, is asked later. */
    private record Undisturbed(Controller controller) implements Controller {
        @Override
        public String name() {
            return controller.name();
        }

        @Override
        public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
            return Vector.empty();
        }

        @Override
        public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
            return controller.reconcile(snapshot, key, moment);
        }
    }

    private static SortedMap<String, Ip> given(HostLocal before, HostLocal after) {
        return after.last().filter(each -> !before.last().get(each._1).contains(each._2));
    }

    private Outcome outcome(Situation here, Desk desk, Stepped next) {
        Cluster after = next.cluster();
        Memory memory = after.memories().getOrElse(desk.work(), Memory.NONE);
        Adversity before = here.setting().adversity();
        return new Outcome(
                List.copyOf(next.changes().map(this::writing).asJava()),
                next.changes(),
                after.adversity().hazards().crashes() < before.hazards().crashes(),
                List.copyOf(after.agenda().timers().map(this::alarm).asJava()),
                after.agenda().failures(desk.work()),
                thought(memory),
                memory.seen().isDefined()
                        && !memory.seen()
                                .equals(here.memories().of(desk).memory().seen()),
                given(here.addresses(), after.apiServer().podAddresses()),
                setting(here.setting().now(), after.adversity()),
                uids(next.changes().filter(Change::isCreation)),
                uids(next.changes().filter(Change::isDeletion)));
    }

    private static List<String> uids(Seq<Change> changes) {
        return List.copyOf(changes.map(Change::object)
                .flatMap(object -> object.metadata().uid())
                .distinct()
                .asJava());
    }

    /** Does the only work there is, and leaves all other questions to another choice. */
    private record Alone(Choice others) implements Choice {
        @Override
        public int pick(String question, Seq<Fraction> weights) {
            return others.pick(question, weights);
        }

        @Override
        public int among(String question, int alternatives) {
            return question.equals(Questions.NEXT_WORK) ? 0 : others.among(question, alternatives);
        }
    }

    /** Lets that fault happen where there is one piece of work. */
    private record Struck(int fault) implements Choice {
        @Override
        public int pick(String question, Seq<Fraction> weights) {
            return among(question, weights.size());
        }

        @Override
        public int among(String question, int alternatives) {
            return question.equals(Questions.NEXT_WORK) ? 1 + fault : 0;
        }
    }
}
