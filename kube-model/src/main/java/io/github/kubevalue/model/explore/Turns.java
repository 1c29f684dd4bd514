package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Questions;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.footprint.Contents;
import io.github.kubevalue.model.footprint.Footprint;
import io.github.kubevalue.model.footprint.Objects;
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
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Turns a situation into a cluster, lets work be done there, and turns what comes of it into parts again. */
final class Turns {
    /** Whoever follows nothing and remembers nothing. */
    static final Work NOBODY = new Work("", Pod.KIND.key("", ""));

    /** More than a single piece of work ever writes. */
    private static final long A_LIFE = 10_000;

    private final Cluster first;
    private final Contents contents;
    private final Map<String, Seq<Controller>> undisturbed;
    private final java.util.Map<Memory, Memory> memories = new java.util.HashMap<>();
    private final java.util.IdentityHashMap<Memory, Integer> numbers = new java.util.IdentityHashMap<>();

    Turns(Cluster first) {
        this.first = first;
        this.undisturbed = first.controllers().toMap(Controller::name, each -> Vector.of(new Undisturbed(each)));
        Catalog catalog = first.controllers().map(Controller::catalog).foldLeft(Indexes.CATALOG, Catalog::plus);
        this.contents = new Contents(first.apiServer().store(), catalog);
    }

    Situation start() {
        Map<Work, Memory> known = first.memories().mapValues(this::interned);
        return new Situation(
                contents.start(),
                first.agenda(),
                known,
                first.apiServer().podAddresses(),
                first.adversity(),
                first.now(),
                HashMap.ofEntries(known.filterValues(memory -> memory.seen().isDefined())
                        .map(each -> Tuple.of(each._1, unheard(each._1, each._2)))),
                HashSet.empty());
    }

    private Memory interned(Memory memory) {
        return memories.computeIfAbsent(memory, same -> same);
    }

    /** Tells memories apart that are not equal. */
    int number(Memory memory) {
        return memory.equals(Memory.NONE) ? 0 : numbers.computeIfAbsent(memory, any -> numbers.size() + 1);
    }

    /** What a controller has not heard yet at the start. */
    private Seq<Writing> unheard(Work work, Memory memory) {
        Store store = first.apiServer().store();
        return memory.seen()
                .flatMap(store::changesSince)
                .getOrElse(Vector.empty())
                .filter(change -> wakes(work, change, store))
                .map(this::writing);
    }

    private boolean wakes(Work work, Change change, Snapshot after) {
        return first.controllers()
                .exists(controller -> controller.name().equals(work.controller())
                        && controller.wakes(change, after).contains(work.key()));
    }

    private Writing writing(Change change) {
        return contents.writing(change.before(), change.after());
    }

    /** Returns the whole cluster. */
    Cluster cluster(Situation here) {
        return cluster(here, NOBODY, Witness.NONE).withAgenda(here.agenda()).withMemories(here.memories());
    }

    /**
     * The objects of a situation at a revision that stands for it: what is made anew gets another uid than what was there
     * before.
     */
    private Cluster cluster(Situation here, Work work, Witness witness) {
        long life = first.snapshot().revision() + 1 + A_LIFE * here.dead().size();
        long seen = here.memory(work).seen().getOrElse(life);
        Store store = here.objects()
                .store()
                .remembering(seen, here.news().getOrElse(work, Vector.empty()).map(Writing::change))
                .witnessed(witness);
        ApiServer server = new ApiServer(first.apiServer().flags(), store, here.addresses());
        return first.withApiServer(server).withNow(here.now()).withAdversity(here.adversity());
    }

    /** Returns what comes of a piece of work. */
    Outcome outcome(Situation here, Work work, Choice choice, Footprint footprint) {
        Memory memory = here.memory(work);
        Cluster alone = cluster(here, work, footprint)
                .withControllers(undisturbed.get(work.controller()).get())
                .withAgenda(here.agenda().only(work))
                .withMemories(memory.equals(Memory.NONE) ? HashMap.empty() : HashMap.of(work, memory));
        Stepped next = alone.next(new Alone(choice));
        return outcome(here, work, next);
    }

    /** On which keys a controller that starts anew looks because of an object. */
    Seq<ResourceKey> listed(String name, KubeObject object, Snapshot snapshot) {
        Change listed = contents.writing(Option.none(), Option.of(object)).change();
        return first.controllers()
                .filter(controller -> controller.name().equals(name))
                .flatMap(controller -> controller.wakes(listed, snapshot));
    }

    /** Whom a change wakes. */
    Seq<Work> woken(Writing writing, Snapshot after) {
        return first.controllers()
                .flatMap(controller ->
                        controller.wakes(writing.change(), after).map(key -> new Work(controller.name(), key)));
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

    private Outcome outcome(Situation here, Work work, Stepped next) {

        Memory memory = next.cluster().memories().getOrElse(work, Memory.NONE);
        return new Outcome(
                next.changes().map(this::writing),
                next.cluster().adversity().hazards().crashes()
                        < here.adversity().hazards().crashes(),
                next.cluster().agenda(),
                interned(memory),
                memory.seen().isDefined()
                        && !memory.seen().equals(here.memory(work).seen()),
                given(here.addresses(), next.cluster().apiServer().podAddresses()),
                next.cluster().adversity(),
                uids(next.changes().filter(Change::isCreation)),
                uids(next.changes().filter(Change::isDeletion)));
    }

    private static Set<String> uids(Seq<Change> changes) {
        return changes.map(Change::object)
                .flatMap(object -> object.metadata().uid())
                .toSet();
    }

    /** Returns the situation after a step of the whole cluster. */
    Situation after(Situation here, Stepped next) {
        Cluster after = next.cluster();
        Seq<Writing> writings = next.changes().map(this::writing);
        Objects objects = writings.foldLeft(here.objects(), Objects::after);
        Map<Work, Memory> known = after.memories().mapValues(this::interned);
        Map<Work, Seq<Writing>> news = here.news()
                .filterKeys(known::containsKey)
                .map((work, before) -> Tuple.of(
                        work, before.appendAll(writings.filter(each -> wakes(work, each.change(), after.snapshot())))));
        return new Situation(
                objects,
                after.agenda(),
                known,
                after.apiServer().podAddresses(),
                after.adversity(),
                after.now(),
                news,
                here.dead().addAll(uids(next.changes().filter(Change::isDeletion))));
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
}
