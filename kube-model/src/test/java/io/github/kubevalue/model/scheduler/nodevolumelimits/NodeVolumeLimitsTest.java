package io.github.kubevalue.model.scheduler.nodevolumelimits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.volume.VolumeWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeVolumeLimitsTest {
    private static final String COMMON = "node n; class wait provisioner=csi.io; class other provisioner=other.io;"
            + " volume v csi=csi.io; volume w csi=csi.io; volume x csi=other.io; volume y;"
            + " claim v bound=v; claim w bound=w; claim x bound=x; claim y bound=y;";

    // pkg/scheduler/framework/plugins/nodevolumelimits/csi_test.go
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        no volumes                              | csinode n driver=csi.io limit=0; pod p | success
        node without CSINode                    | pod p claims=v | success
        fits when node volume limit >= new pods | csinode n driver=csi.io limit=2; pod q on=n claims=w; pod p claims=v | success
        doesn't fit                             | csinode n driver=csi.io limit=1; pod q on=n claims=w; pod p claims=v | NO
        fits when new pod has the same volume   | csinode n driver=csi.io limit=1; pod q on=n claims=v; pod p claims=v | success
        volumes of others do not count          | csinode n driver=csi.io limit=1; pod q on=n claims=x,y; pod p claims=v | success
        no limit for the driver                 | csinode n driver=other.io limit=0; pod p claims=v | success
        pending volumes count                   | csinode n driver=csi.io limit=1; claim q class=wait; pod q on=n claims=q; pod p claims=v | NO
        the pod's own pending volumes count     | csinode n driver=csi.io limit=1; claim q class=wait; pod p claims=q,v | NO
        attachments count                       | csinode n driver=csi.io limit=1; attachment a attacher=csi.io node=n volume=w; pod p claims=v | NO
        attached and used counts once           | csinode n driver=csi.io limit=2; attachment a attacher=csi.io node=n volume=w; pod q on=n claims=w; pod p claims=v | success
        attachments of other nodes do not count | csinode n driver=csi.io limit=1; attachment a attacher=csi.io node=m volume=w; pod p claims=v | success
        claim not found                         | csinode n driver=csi.io limit=1; pod p claims=z | unresolvable: looking up PVC demo/z: persistentvolumeclaim "z" not found
        """)
    void judges(String name, String world, String verdict) {
        assertThat(VolumeWorld.parse(COMMON + world).judge(new NodeVolumeLimits(), "n"))
                .isEqualTo(verdict.equals("NO") ? "unschedulable: node(s) exceed max volume count" : verdict);
    }
}
