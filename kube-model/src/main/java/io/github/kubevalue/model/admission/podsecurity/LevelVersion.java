package io.github.kubevalue.model.admission.podsecurity;

/** A level as a release defines it: {@code restricted:latest}. */
record LevelVersion(Level level, PolicyVersion version) {
    static final LevelVersion PRIVILEGED = new LevelVersion(Level.PRIVILEGED, PolicyVersion.LATEST);

    boolean isPrivileged() {
        return level == Level.PRIVILEGED;
    }

    LevelVersion with(Level other) {
        return new LevelVersion(other, version);
    }

    LevelVersion with(PolicyVersion other) {
        return new LevelVersion(level, other);
    }

    @Override
    public String toString() {
        return level + ":" + version;
    }
}
