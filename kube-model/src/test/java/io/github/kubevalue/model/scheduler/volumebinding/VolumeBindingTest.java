package io.github.kubevalue.model.scheduler.volumebinding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.volume.VolumeWorld;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeBindingTest {
    private static final VolumeBinding PLUGIN = new VolumeBinding();
    private static final String COMMON = "node n1 key=n1; class wait; class immediate mode=Immediate; class none"
            + " provisioner=kubernetes.io/no-provisioner; class elsewhere allowed=key:n2;";
    private static final String MATCH = "node(s) didn't match PersistentVolume's node affinity";
    private static final String FIND = "node(s) didn't find available persistent volumes to bind";

    // pkg/scheduler/framework/plugins/volumebinding/volume_binding_test.go, TestVolumeBinding;
    // binder_test.go, TestFindPodVolumesWithoutProvisioning and TestFindPodVolumesWithProvisioning
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        pod has no pvcs                    | pod p | success
        all bound                          | claim a class=wait bound=v; volume v class=wait; pod p claims=a | success
        PVC does not exist                 | pod p claims=a | unresolvable: persistentvolumeclaim "a" not found
        part of PVCs do not exist          | claim a class=wait bound=v; pod p claims=a,b | unresolvable: persistentvolumeclaim "b" not found
        immediate claims not bound         | claim a class=immediate; pod p claims=a | unresolvable: pod has unbound immediate PersistentVolumeClaims
        unbound claims no matches          | claim a class=none; pod p claims=a | unresolvable: FIND
        bound and unbound unsatisfied      | claim a class=none bound=v; claim b class=none; volume v class=none at=key:n2; pod p claims=a,b | unresolvable: MATCH, FIND
        pv not found                       | claim a class=wait bound=v; pod p claims=a | unresolvable: node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)
        pv not found claim lost            | claim a class=wait bound=v phase=Lost; pod p claims=a | unresolvable: persistentvolumeclaim "a" bound to non-existent persistentvolume "v"
        prebound pvc                       | claim a class=wait volume=v; volume v class=wait at=key:n1; pod p claims=a | unresolvable: pod has unbound immediate PersistentVolumeClaims
        unbound pvc, pv same node          | claim a class=none; volume v class=none at=key:n1; volume w class=none at=key:n2; pod p claims=a | success
        unbound pvc, pv different node     | claim a class=none; volume w class=none at=key:n2; pod p claims=a | unresolvable: FIND
        two unbound pvcs                   | claim a class=none; claim b class=none size=2Gi; volume v class=none at=key:n1; volume w class=none at=key:n1 size=2Gi; pod p claims=a,b | success
        two unbound pvcs, order by size    | claim a class=none; claim b class=none size=2Gi; volume v class=none at=key:n1; volume w class=none at=key:n1 size=2Gi; pod p claims=b,a | success
        two unbound pvcs, partial match    | claim a class=none; claim b class=none size=2Gi; volume v class=none at=key:n1; pod p claims=a,b | unresolvable: FIND
        one bound, one unbound             | claim a class=none; claim b class=none bound=w; volume v class=none at=key:n1; volume w class=none claim=b; pod p claims=a,b | success
        immediate bound pvc wrong node     | claim a class=immediate bound=v; volume v class=immediate at=key:n2; pod p claims=a | unresolvable: MATCH
        ephemeral, no pvc                  | pod p ephemeral=e | unresolvable: waiting for ephemeral volume controller to create the persistentvolumeclaim "p-e"
        ephemeral, with pvc                | claim p-e class=wait owner=uid-p bound=v; volume v class=wait; pod p ephemeral=e | success
        ephemeral, wrong pvc               | claim p-e class=wait owner=uid-q; pod p ephemeral=e | unresolvable: PVC demo/p-e was not created for pod demo/p (pod is not owner)
        one provisioned                    | claim a class=wait; pod p claims=a | success
        one matched, one provisioned       | claim a class=none; claim b class=wait; volume v class=none at=key:n1; pod p claims=a,b | success
        one selected node                  | claim a class=wait node=n1; pod p claims=a | success
        another selected node              | claim a class=wait node=n2; pod p claims=a | unresolvable: FIND
        topology unsatisfied               | claim a class=elsewhere; pod p claims=a | unresolvable: FIND
        driver tells no room               | claim a class=wait; driver vendor.com/disk capacity=true; pod p claims=a | unresolvable: node(s) did not have enough free storage
        driver tells too little room       | claim a class=wait size=2Gi; driver vendor.com/disk capacity=true; capacity c class=wait size=1Gi at=key:n1; pod p claims=a | unresolvable: node(s) did not have enough free storage
        driver tells room elsewhere        | claim a class=wait; driver vendor.com/disk capacity=true; capacity c class=wait size=1Gi at=key:n2; pod p claims=a | unresolvable: node(s) did not have enough free storage
        driver tells room                  | claim a class=wait; driver vendor.com/disk capacity=true; capacity c class=wait size=1Gi at=key:n1; pod p claims=a | success
        driver does not tell               | claim a class=wait; driver vendor.com/disk capacity=false; pod p claims=a | success
        """)
    void judges(String name, String world, String verdict) {
        assertThat(VolumeWorld.parse(COMMON + world).judge(PLUGIN, "n1"))
                .isEqualTo(verdict.replace("MATCH", MATCH).replace("FIND", FIND));
    }

    @Test
    void aPodWithoutClaimsOrWithBoundOnesIsBoundAtOnce() {
        assertThat(VolumeWorld.parse(COMMON + "pod p").preBind(PLUGIN, "n1")).isEqualTo(Option.none());
        assertThat(VolumeWorld.parse(COMMON + "claim a class=wait bound=v; volume v class=wait; pod p claims=a")
                        .preBind(PLUGIN, "n1"))
                .isEqualTo(Option.none());
    }

    @Test
    void beforeThePodVolumesAreBoundAndNodesSelected() {
        String world = "claim a class=none; claim b class=wait; volume v class=none at=key:n1; pod p claims=a,b";
        assertThat(VolumeWorld.parse(COMMON + world).preBind(PLUGIN, "n1"))
                .contains(Vector.of("PersistentVolume v", "PersistentVolumeClaim b"));
    }

    @Test
    void onceThatIsSaidThePodWaits() {
        assertThat(VolumeWorld.parse(COMMON + "claim a class=wait node=n1; pod p claims=a")
                        .preBind(PLUGIN, "n1"))
                .contains(Vector.empty());
    }
}
