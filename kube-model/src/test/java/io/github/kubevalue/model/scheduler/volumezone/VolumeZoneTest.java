package io.github.kubevalue.model.scheduler.volumezone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.volume.VolumeWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeZoneTest {

    // pkg/scheduler/framework/plugins/volumezone/volume_zone_test.go
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        pod without volume          | node n BETA/zone=us-west1-a; pod p | success
        node without labels         | node n; volume v labels=BETA/zone:us-west1-a; claim a bound=v; pod p claims=a | success
        label zone matched          | node n BETA/zone=us-west1-a uselessLabel=none; volume v labels=BETA/zone:us-west1-a; claim a bound=v; pod p claims=a | success
        beta zone, node has ga zone | node n topology.kubernetes.io/zone=us-west1-a; volume v labels=BETA/zone:us-west1-a; claim a bound=v; pod p claims=a | success
        region matched              | node n BETA/region=us-west1; volume v labels=BETA/region:us-west1; claim a bound=v; pod p claims=a | success
        region not matched          | node n BETA/region=no_us-west1; volume v labels=BETA/region:us-west1; claim a bound=v; pod p claims=a | NO
        zone not matched            | node n BETA/zone=no_us-west1-a; volume v labels=BETA/zone:us-west1-a; claim a bound=v; pod p claims=a | NO
        multi zone matched          | node n topology.kubernetes.io/zone=us-west1-c; volume v labels=topology.kubernetes.io/zone:us-west1-c__us-west1-a; claim a bound=v; pod p claims=a | success
        multi zone not matched      | node n topology.kubernetes.io/zone=us-west1-b; volume v labels=topology.kubernetes.io/zone:us-west1-c__us-west1-a; claim a bound=v; pod p claims=a | NO
        volume without labels       | node n topology.kubernetes.io/zone=us-west1-b; volume v; claim a bound=v; pod p claims=a | success
        unbound, waits              | node n topology.kubernetes.io/zone=a; class wait; claim a class=wait; pod p claims=a | success
        unbound, no class           | node n topology.kubernetes.io/zone=a; claim a; pod p claims=a | unresolvable: PersistentVolumeClaim had no pv name and storageClass name
        unbound, class not found    | node n topology.kubernetes.io/zone=a; claim a class=x; pod p claims=a | unresolvable: storageclass.storage.k8s.io "x" not found
        unbound, immediate          | node n topology.kubernetes.io/zone=a; class x mode=Immediate; claim a class=x; pod p claims=a | unresolvable: PersistentVolume had no name
        claim not found             | node n topology.kubernetes.io/zone=a; pod p claims=a | unresolvable: persistentvolumeclaim "a" not found
        volume not found            | node n topology.kubernetes.io/zone=a; claim a bound=v; pod p claims=a | unresolvable: persistentvolume "v" not found
        """)
    void judges(String name, String world, String verdict) {
        String said = world.replace("BETA", "failure-domain.beta.kubernetes.io");
        assertThat(VolumeWorld.parse(said).judge(new VolumeZone(), "n"))
                .isEqualTo(verdict.equals("NO") ? "unresolvable: node(s) had no available volume zone" : verdict);
    }
}
