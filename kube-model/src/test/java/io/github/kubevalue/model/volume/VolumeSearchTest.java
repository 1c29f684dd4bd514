package io.github.kubevalue.model.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeSearchTest {
    private static final String VOLUMES = "class wait; volume gce003 size=10G modes=RWO,ROX; volume gce004 size=20G"
            + " modes=RWO,ROX claim=other; volume nfs002 size=5G modes=RWO,ROX,RWX; volume gce001 size=1G modes=RWO,ROX"
            + " claim=another; volume nfs003 size=10G modes=RWO,ROX,RWX; volume gce002 size=5G modes=RWO,ROX; volume"
            + " nfs001 size=1G modes=RWO,ROX,RWX; volume gce0022 size=20000G labels=should-exist:true; volume gce0023"
            + " size=10000G labels=should-exist:true class=silver; volume gce0024 size=100G class=silver; volume gce0025"
            + " size=50G class=gold; volume local001 size=200E modes=RWO,ROX,RWX class=large; volume local002 size=800E"
            + " modes=RWO,ROX,RWX class=large; volume late size=100G modes=RWO,ROX class=wait; volume vac001 size=100G"
            + " modes=RWO,ROX vac=silver;";

    private static String best(String world) {
        VolumeWorld parsed = VolumeWorld.parse(world.replace("RWO", "ReadWriteOnce")
                .replace("ROX", "ReadOnlyMany")
                .replace("RWX", "ReadWriteMany"));
        PersistentVolumeClaim claim =
                parsed.store().get(PersistentVolumeClaim.KIND, "demo", "c").get();
        return VolumeSearch.best(claim, parsed.store())
                .map(PersistentVolume::name)
                .getOrElse("none");
    }

    // pkg/controller/volume/persistentvolume/index_test.go, TestMatchVolume and TestBestMatchDelayed
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        match gce 10                          | size=8G modes=RWO,ROX                                | gce003
        match nfs 5                           | size=5G modes=ROX,RWO,RWX                            | nfs002
        skip 1g bound volume                  | size=1G modes=RWO,ROX                                | gce002
        no match                              | size=999G modes=RWO,ROX                              | none
        no match due to label                 | size=999G modes=RWO,ROX selector=should-not-exist:x  | none
        no match due to size with selector    | size=20000G modes=ROX,RWO selector=should-exist:true | none
        match with size and selector          | size=20000G selector=should-exist:true               | gce0022
        match with empty attributes class     | size=8G modes=RWO,ROX vac=                           | gce003
        match with attributes class           | size=1G modes=RWO,ROX vac=silver                     | vac001
        no match of attributes class          | size=1G modes=RWO,ROX vac=nonexisting                | none
        match with class and labels           | size=1G class=silver selector=should-exist:true      | gce0023
        match with class                      | size=1G class=silver                                 | gce0024
        match very large                      | size=1E class=large                                  | local001
        match exact extremely large           | size=800E class=large                                | local002
        no match way too large                | size=950E class=large                                | none
        delayed                               | size=8G modes=RWO,ROX class=wait                     | none
        """)
    void finds(String name, String claim, String volume) {
        assertThat(best(VOLUMES + "claim c " + claim)).isEqualTo(volume);
    }

    // TestFindingVolumeWithDifferentAccessModes
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        RWO         | -       | ebs
        RWO,ROX     | -       | gce
        RWX,RWO,ROX | -       | nfs
        RWX         | -       | nfs
        RWO         | ebs     | gce
        RWO         | ebs,gce | nfs
        ROX         | ebs     | gce
        """)
    void takesTheFewestModesBeyondTheWanted(String modes, String bound, String volume) {
        String world = "volume gce size=10G modes=RWO,ROX%s; volume ebs size=10G modes=RWO%s;"
                + " volume nfs size=10G modes=RWO,ROX,RWX; claim c size=1G modes=" + modes;
        String taken = String.valueOf(bound);
        assertThat(best(world.formatted(
                        taken.contains("gce") ? " claim=other" : "", taken.contains("ebs") ? " claim=other" : "")))
                .isEqualTo(volume);
    }

    // TestFindingPreboundVolumes
    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(delimiter = '|', textBlock = """
        none | c   | pv1
        pv1  | foo | pv5
        pv8  | c   | pv8
        pvs  | c   | pv1
        pvm  | c   | pv1
        """)
    void aVolumeThatIsMeantForTheClaimComesFirstIfItFits(String prebound, String claim, String volume) {
        String world = "volume pv1 size=1Gi; volume pv5 size=5Gi; volume pv8 size=8Gi; volume pvs size=1Mi;"
                + " volume pvm size=1Gi modes=ROX; claim c size=1Gi;";
        assertThat(best(world.replace("volume " + prebound + " ", "volume " + prebound + " claim=" + claim + " ")))
                .isEqualTo(volume);
    }
}
