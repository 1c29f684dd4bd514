package io.github.kubevalue.model.scheduler.volumerestrictions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.volume.VolumeWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeRestrictionsTest {

    // pkg/scheduler/framework/plugins/volumerestrictions/volume_restrictions_test.go
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        nothing                | pod p | success
        one state              | pod p disk=gcePersistentDisk:_{pdName:_foo} | success
        same disk              | pod p disk=gcePersistentDisk:_{pdName:_foo}; pod q on=n1 disk=gcePersistentDisk:_{pdName:_foo} | DISK
        same disk elsewhere    | pod p disk=gcePersistentDisk:_{pdName:_foo}; pod q on=n2 disk=gcePersistentDisk:_{pdName:_foo} | success
        different disk         | pod p disk=gcePersistentDisk:_{pdName:_foo}; pod q on=n1 disk=gcePersistentDisk:_{pdName:_bar} | success
        both read only         | pod p disk=gcePersistentDisk:_{pdName:_foo,_readOnly:_true}; pod q on=n1 disk=gcePersistentDisk:_{pdName:_foo,_readOnly:_true} | success
        one read only          | pod p disk=gcePersistentDisk:_{pdName:_foo,_readOnly:_true}; pod q on=n1 disk=gcePersistentDisk:_{pdName:_foo} | DISK
        same store             | pod p disk=awsElasticBlockStore:_{volumeID:_foo,_readOnly:_true}; pod q on=n1 disk=awsElasticBlockStore:_{volumeID:_foo,_readOnly:_true} | DISK
        different store        | pod p disk=awsElasticBlockStore:_{volumeID:_foo}; pod q on=n1 disk=awsElasticBlockStore:_{volumeID:_bar} | success
        same RBD image         | pod p disk=rbd:_{monitors:_[a,_b],_pool:_foo,_image:_bar}; pod q on=n1 disk=rbd:_{monitors:_[c,_a],_pool:_foo,_image:_bar} | DISK
        other monitors         | pod p disk=rbd:_{monitors:_[a,_b],_pool:_foo,_image:_bar}; pod q on=n1 disk=rbd:_{monitors:_[c,_d],_pool:_foo,_image:_bar} | success
        other pool             | pod p disk=rbd:_{monitors:_[a],_pool:_foo,_image:_bar}; pod q on=n1 disk=rbd:_{monitors:_[a],_pool:_bar,_image:_bar} | success
        same ISCSI target      | pod p disk=iscsi:_{targetPortal:_a,_iqn:_x,_lun:_0}; pod q on=n1 disk=iscsi:_{targetPortal:_b,_iqn:_x,_lun:_1} | DISK
        other ISCSI target     | pod p disk=iscsi:_{targetPortal:_a,_iqn:_x,_lun:_0}; pod q on=n1 disk=iscsi:_{targetPortal:_a,_iqn:_z,_lun:_0} | success
        claim not found        | pod p claims=a | unresolvable: persistentvolumeclaim "a" not found
        claim of one pod free  | claim a modes=ReadWriteOncePod; pod p claims=a | success
        claim of one pod used  | claim a modes=ReadWriteOncePod; pod p claims=a; pod q on=n2 claims=a | POD
        claim of many used     | claim a modes=ReadWriteMany; pod p claims=a; pod q on=n1 claims=a | success
        used by unbound pod    | claim a modes=ReadWriteOncePod; pod p claims=a; pod q claims=a | success
        """)
    void judges(String name, String world, String verdict) {
        String expected = switch (verdict) {
            case "DISK" -> "unschedulable: node(s) had no available disk";
            case "POD" ->
                "unschedulable: node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode"
                        + " already in-use by another pod";
            default -> verdict;
        };
        assertThat(VolumeWorld.parse("node n1; node n2;" + world).judge(new VolumeRestrictions(), "n1"))
                .isEqualTo(expected);
    }
}
