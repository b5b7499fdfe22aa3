//! Folders that are plugins of Claude Code, by what lies in them.

/// Where a plugin says that it is one, from its folder.
const MANIFEST: &str = ".claude-plugin/plugin.json";
/// Where its agents lie: Claude Code 2.1.328 takes `<plugin>/agents/**.md`.
const AGENTS: &str = "agents/";

/// The folder of a plugin, with its slash, by the path of its manifest; `None` for any other file.
pub fn plugin_of(path: &str) -> Option<&str> {
    path.strip_suffix(MANIFEST).filter(|folder| folder.is_empty() || folder.ends_with('/'))
}

/// Whether a file lies among the agents of one of these plugins.
pub fn is_agent_of(plugins: &[String], path: &str) -> bool {
    plugins.iter().any(|folder| path.strip_prefix(&**folder).is_some_and(|path| path.starts_with(AGENTS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plugin_is_known_by_its_manifest() {
        assert_eq!(plugin_of("tides/.claude-plugin/plugin.json"), Some("tides/"));
        assert_eq!(plugin_of(".claude-plugin/plugin.json"), Some(""));
        for path in ["plugin.json", "tides/plugin.json", "x.claude-plugin/plugin.json", "a.md"] {
            assert_eq!(plugin_of(path), None, "{path}");
        }
    }

    #[test]
    fn its_agents_lie_in_one_folder_of_it() {
        let plugins = ["all/tides/".to_owned()];
        assert!(is_agent_of(&plugins, "all/tides/agents/deep/a.md"));
        for path in ["all/tides/README.md", "all/tides/.claude/agents/a.md", "all/other/agents/a.md"] {
            assert!(!is_agent_of(&plugins, path), "{path}");
        }
        assert!(is_agent_of(&[String::new()], "agents/a.md") && !is_agent_of(&[], "agents/a.md"));
    }
}
