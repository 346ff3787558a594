"""superlinear_agent: what runs inside the profiled interpreter.

    arm(os.environ)     the agent, its exit hook registered, or None
    .begin()            profiling starts

Loaded by start/sitecustomize.py; CONTRACT.md says what goes in and comes out.
"""

from .agent import Agent


def arm(environ):
    """The process's one agent, or None where it has no business.

    The exit hook is registered here, before anybody else's, so that it runs
    last and the program's own exit handlers are in the profile.
    """
    agent = Agent(environ)
    return agent if agent.arm() else None
