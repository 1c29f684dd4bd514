package io.github.kubevalue.model.fieldmanager;

import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.meta.ManagedFieldsEntry;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * The managers of an object, and what each of them owns. A field may have several owners.
 *
 * @param all what each manager owns, which is never nothing
 */
public record Managers(TreeMap<Manager, Owned> all) {
    /** Nobody owns anything. */
    public static final Managers NONE = new Managers(TreeMap.empty());

    // managedfields/internal/fieldmanager.go, DefaultMaxUpdateManagers
    private static final int MOST_UPDATERS = 10;
    private static final String ANCIENT_CHANGES = "ancient-changes";
    private static final String FIELDS_V1 = "FieldsV1";
    private static final Comparator<ManagedFieldsEntry> ORDER = Comparator.comparing(ManagedFieldsEntry::operation)
            .thenComparing(entry -> entry.time().getOrElse(Instant.EPOCH))
            .thenComparing(ManagedFieldsEntry::manager)
            .thenComparing(ManagedFieldsEntry::apiVersion)
            .thenComparing(ManagedFieldsEntry::subresource);

    /** Returns the managers that an object carries; nobody if what it carries makes no sense. */
    public static Managers of(Seq<ManagedFieldsEntry> entries) {
        return entries.forAll(Managers::isSound)
                ? entries.foldLeft(NONE, (all, entry) -> all.with(Manager.of(entry), owned(entry)))
                : NONE;
    }

    private static boolean isSound(ManagedFieldsEntry entry) {
        // managedfields/internal/managedfields.go, DecodeManagedFields
        boolean known = entry.operation().equals(Manager.Operation.APPLY.text())
                || entry.operation().equals(Manager.Operation.UPDATE.text());
        return known && !entry.apiVersion().isEmpty() && entry.fieldsType().equals(FIELDS_V1);
    }

    private static Owned owned(ManagedFieldsEntry entry) {
        FieldSet fields = entry.fieldsV1().map(FieldSet::of).getOrElse(FieldSet.EMPTY);
        return new Owned(fields, entry.apiVersion(), entry.time());
    }

    /** Returns the managers as an object carries them: those that apply first, then by time and name. */
    public Seq<ManagedFieldsEntry> entries() {
        return all.toVector().map(Managers::entry).sorted(ORDER);
    }

    private static ManagedFieldsEntry entry(Tuple2<Manager, Owned> owner) {
        return ManagedFieldsEntry.builder()
                .manager(owner._1.name())
                .operation(owner._1.operation().text())
                .apiVersion(owner._2.apiVersion())
                .time(owner._2.time())
                .fieldsType(FIELDS_V1)
                .fieldsV1(Option.of(owner._2.fields().json()))
                .subresource(owner._1.subresource())
                .build();
    }

    /** Whether nobody owns anything. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns what a manager owns. */
    public Option<Owned> get(Manager manager) {
        return all.get(manager);
    }

    /** Returns the fields that a manager owns. */
    public FieldSet fieldsOf(Manager manager) {
        return get(manager).map(Owned::fields).getOrElse(FieldSet.EMPTY);
    }

    /** Returns these managers, one of whom owns that; who owns nothing is none. */
    Managers with(Manager manager, Owned owned) {
        return new Managers(owned.fields().isEmpty() ? all.remove(manager) : all.put(manager, owned));
    }

    Managers without(Manager manager) {
        return new Managers(all.remove(manager));
    }

    /** Returns the managers that speak a version of the API. */
    Managers speaking(String apiVersion) {
        return new Managers(all.filterValues(owned -> owned.apiVersion().equals(apiVersion)));
    }

    /** Returns the managers with other fields, but for one of them. */
    Managers othersThan(Manager manager, UnaryOperator<FieldSet> next) {
        return all.foldLeft(
                this,
                (so, owner) -> owner._1.equals(manager)
                        ? so
                        : so.with(owner._1, owner._2.with(next.apply(owner._2.fields()))));
    }

    /** Returns the fields that anybody owns. */
    FieldSet union() {
        return all.values().map(Owned::fields).fold(FieldSet.EMPTY, FieldSet::union);
    }

    /** Returns at most ten managers that update: what the others own goes to {@code ancient-changes}, the oldest first. */
    Managers capped() {
        // managedfields/internal/capmanagers.go, capUpdateManagers
        Vector<Manager> updaters = all.keySet()
                .toVector()
                .reject(Manager::isApplier)
                .sorted(Comparator.<Manager, Instant>comparing(
                                manager -> all.get(manager).get().time().getOrElse(Instant.EPOCH))
                        .thenComparing(Comparator.naturalOrder()));
        Managers so = this;
        int left = updaters.size();
        TreeMap<String, Manager> first = TreeMap.empty();
        for (Manager manager : updaters) {
            Option<Manager> same = first.get(manager.apiVersion());
            if (left > MOST_UPDATERS && same.isDefined()) {
                so = so.ancient(same.get(), manager);
                left--;
            }
            first = same.isDefined() ? first : first.put(manager.apiVersion(), manager);
        }
        return so;
    }

    private Managers ancient(Manager first, Manager next) {
        Manager bucket = Manager.updater(ANCIENT_CHANGES, next.apiVersion(), "");
        Owned latest = all.get(next).get();
        FieldSet older = all.containsKey(bucket) ? fieldsOf(bucket) : fieldsOf(first);
        Managers rest = all.containsKey(bucket) ? without(next) : without(first).without(next);
        return rest.with(bucket, latest.with(latest.fields().union(older)));
    }
}
