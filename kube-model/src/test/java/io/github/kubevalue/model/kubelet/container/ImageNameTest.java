package io.github.kubevalue.model.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "root",
                "root:tag",
                "root@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "user/repo:1.2",
                "url:5000/repo",
                "localhost/repo",
                "registry.k8s.io/sig-storage/csi:v1.0-rc_1",
            })
    void namesOfImages(String name) {
        assertThat(new ImageName(name).fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nginx | invalid reference format: repository name (library/Nginx) must be lowercase",
                "ghcr.io/Org/app | invalid reference format: repository name (Org/app) must be lowercase",
                "nginx:1:2 | invalid reference format",
                "nginx:lat est | invalid reference format",
                ":latest | invalid reference format",
                "user//repo | invalid reference format",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 | invalid repository name"
                        + " (e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855), cannot specify 64-byte"
                        + " hexadecimal strings",
            })
    void whatIsNone(String name, String fault) {
        assertThat(new ImageName(name).fault()).contains(fault);
    }
}
