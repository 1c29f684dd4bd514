package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.NodeCondition;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a node may run short of, and how its kubelet speaks of that. */
// pkg/kubelet/nodestatus/setters.go, MemoryPressureCondition, DiskPressureCondition, PIDPressureCondition
public enum NodePressure {
    /** Memory. */
    MEMORY(
            NodeCondition.MEMORY_PRESSURE,
            "InsufficientMemory",
            "SufficientMemory",
            "insufficient memory available",
            "sufficient memory available"),
    /** Disk space. */
    DISK(NodeCondition.DISK_PRESSURE, "DiskPressure", "NoDiskPressure", "disk pressure", "no disk pressure"),
    /** Numbers of processes. */
    PID(
            NodeCondition.PID_PRESSURE,
            "InsufficientPID",
            "SufficientPID",
            "insufficient PID available",
            "sufficient PID available");

    private static final Seq<NodePressure> ALL = Vector.of(values());

    private final String type;
    private final String yes;
    private final String no;
    private final String yesText;
    private final String noText;

    NodePressure(String type, String yes, String no, String yesText, String noText) {
        this.type = type;
        this.yes = yes;
        this.no = no;
        this.yesText = yesText;
        this.noText = noText;
    }

    /** All of them, in the order in which a kubelet reports them. */
    public static Seq<NodePressure> all() {
        return ALL;
    }

    /** Returns the pressure of that condition. */
    public static Option<NodePressure> of(String condition) {
        return all().find(pressure -> pressure.type.equals(condition));
    }

    /** The type of its condition. */
    public String type() {
        return type;
    }

    /** In one word: {@code InsufficientMemory}. */
    public String word(boolean holds) {
        return holds ? yes : no;
    }

    /** Returns its condition, without times. */
    public NodeCondition condition(boolean holds) {
        return NodeCondition.of(type, holds)
                .withReason(Option.of("KubeletHas" + word(holds)))
                .withMessage(Option.of("kubelet has " + (holds ? yesText : noText)));
    }
}
