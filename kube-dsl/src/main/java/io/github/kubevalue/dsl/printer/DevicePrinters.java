package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.dra.ResourceClaim;
import io.github.kubevalue.model.dra.ResourceSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Devices, and who claims them. */
// pkg/printers/internalversion/printers.go
final class DevicePrinters {
    private DevicePrinters() {}

    static <T extends KubeObject> Seq<Column<T>> named() {
        return Vector.of(Column.of("NAME", KubeObject::name), Column.at("AGE", Age::of));
    }

    static Seq<Column<ResourceClaim>> claims() {
        return Vector.of(
                Column.of("NAME", ResourceClaim::name),
                Column.of("STATE", DevicePrinters::state),
                Column.at("AGE", Age::of));
    }

    // resourceClaimState
    private static String state(ResourceClaim claim) {
        boolean isDeleted = claim.metadata().isDeleting();
        boolean isAllocated = claim.status().allocation().isDefined();
        Seq<String> states = isDeleted ? Vector.of("deleted") : Vector.empty();
        if (!isAllocated) {
            return (isDeleted ? states : states.append("pending")).mkString(",");
        }
        Seq<String> allocated = states.append("allocated");
        return (claim.status().reservedFor().isEmpty() ? allocated : allocated.append("reserved")).mkString(",");
    }

    static Seq<Column<ResourceSlice>> slices() {
        return Vector.of(
                Column.of("NAME", ResourceSlice::name),
                Column.of("NODE", each -> each.spec().nodeName().getOrElse("")),
                Column.of("DRIVER", each -> each.spec().driver()),
                Column.of("POOL", each -> each.spec().pool().name()),
                Column.at("AGE", Age::of));
    }
}
