package io.github.kubevalue.model.fieldpath;

import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BiFunction;

/**
 * A set of fields, as a tree: a field may be in it, or fields below it, or both.
 *
 * <p>Laws: union is associative, commutative and idempotent, with {@link #EMPTY} as its identity; so is intersection, but for the
 * identity; {@code a.minus(b)} and {@code b} have nothing in common; {@code a.minus(b).union(a.intersection(b))} is {@code a};
 * {@code FieldSet.of(a.json())} is {@code a}.
 *
 * @param nodes the first steps, each with whether the field is in the set, and with what is below it
 */
public record FieldSet(TreeMap<PathElement, Node> nodes) {
    /** The set of no field. */
    public static final FieldSet EMPTY = new FieldSet(TreeMap.empty());

    private static final String SELF = ".";

    /**
     * What is in the set at a step.
     *
     * @param isMember whether the field itself is in the set
     * @param children what is below it
     */
    public record Node(boolean isMember, FieldSet children) {
        private static final Node NONE = new Node(false, EMPTY);

        private boolean isEmpty() {
            return !isMember && children.isEmpty();
        }
    }

    /** Returns the set of those fields. */
    public static FieldSet of(FieldPath... paths) {
        return Vector.of(paths).foldLeft(EMPTY, FieldSet::with);
    }

    /** Returns the set that {@code fieldsV1} says; steps of unknown sorts are left out, as upstream leaves them out. */
    public static FieldSet of(Json fieldsV1) {
        TreeMap<PathElement, Node> nodes = TreeMap.empty();
        if (fieldsV1 instanceof Json.Obj object) {
            for (Tuple2<String, Json> field : object.fields()) {
                Option<PathElement> step = PathElement.parse(field._1);
                nodes = step.isDefined() ? nodes.put(step.get(), node(field._2)) : nodes;
            }
        }
        return new FieldSet(nodes);
    }

    private static Node node(Json json) {
        FieldSet children = of(json);
        boolean isMember = children.isEmpty() || ((Json.Obj) json).has(SELF);
        return new Node(isMember, children);
    }

    /** Returns this set as {@code fieldsV1}. */
    public Json.Obj json() {
        return json(Json.Obj.EMPTY);
    }

    private Json.Obj json(Json.Obj self) {
        LinkedHashMap<String, Json> fields =
                nodes.foldLeft(self.fields(), (all, node) -> all.put(node._1.text(), json(node._2)));
        return new Json.Obj(fields);
    }

    private static Json json(Node node) {
        return node.children.isEmpty()
                ? Json.Obj.EMPTY
                : node.children.json(node.isMember ? Json.Obj.EMPTY.with(SELF, Json.Obj.EMPTY) : Json.Obj.EMPTY);
    }

    /** Whether no field is in this set. */
    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** Returns this set with a field; the whole object is no field, and nobody owns it. */
    public FieldSet with(FieldPath path) {
        return path.elements().isEmpty() ? this : with(path.elements());
    }

    private FieldSet with(Vector<PathElement> path) {
        Node node = node(path.head());
        return path.size() == 1
                ? put(path.head(), new Node(true, node.children))
                : put(path.head(), new Node(node.isMember, node.children.with(path.tail())));
    }

    private Node node(PathElement step) {
        return nodes.get(step).getOrElse(Node.NONE);
    }

    /** Returns this set with another answer for a step. */
    public FieldSet put(PathElement step, Node node) {
        return new FieldSet(node.isEmpty() ? nodes.remove(step) : nodes.put(step, node));
    }

    /** Whether a field is in this set. */
    public boolean contains(FieldPath path) {
        return !path.elements().isEmpty()
                && below(path.elements().init()).node(path.elements().last()).isMember;
    }

    /** Whether the field at a step is in this set. */
    public boolean has(PathElement step) {
        return node(step).isMember;
    }

    /** Returns what is in this set below a step. */
    public FieldSet below(PathElement step) {
        return node(step).children;
    }

    private FieldSet below(Vector<PathElement> steps) {
        return steps.foldLeft(this, FieldSet::below);
    }

    /** Returns the set of the fields that are in this set or in the other. */
    public FieldSet union(FieldSet other) {
        return new FieldSet(nodes.merge(
                other.nodes, (one, two) -> new Node(one.isMember || two.isMember, one.children.union(two.children))));
    }

    /** Returns the set of the fields that are in both sets. */
    public FieldSet intersection(FieldSet other) {
        return each((step, node) -> {
            Node two = other.node(step);
            return new Node(node.isMember && two.isMember, node.children.intersection(two.children));
        });
    }

    /** Returns the set of the fields that are in this set and not in the other. */
    public FieldSet minus(FieldSet other) {
        return each((step, node) -> {
            Node two = other.node(step);
            return new Node(node.isMember && !two.isMember, node.children.minus(two.children));
        });
    }

    /** Returns this set without the fields of the other and without all that is below them. */
    public FieldSet minusAllOf(FieldSet other) {
        return each((step, node) -> {
            Node two = other.node(step);
            return two.isMember ? Node.NONE : new Node(node.isMember, node.children.minusAllOf(two.children));
        });
    }

    private FieldSet each(BiFunction<PathElement, Node, Node> next) {
        return new FieldSet(nodes.map((step, node) -> Tuple.of(step, next.apply(step, node)))
                .filterValues(node -> !node.isEmpty()));
    }

    /** The fields, those of a level before those below it. */
    public Seq<FieldPath> paths() {
        return paths(FieldPath.ROOT);
    }

    private Vector<FieldPath> paths(FieldPath prefix) {
        Vector<FieldPath> here =
                nodes.filterValues(Node::isMember).keySet().toVector().map(prefix::then);
        return here.appendAll(nodes.toVector().flatMap(node -> node._2.children.paths(prefix.then(node._1))));
    }

    /** Returns the fields, one on each line. */
    @Override
    public String toString() {
        return paths().mkString("\n");
    }
}
