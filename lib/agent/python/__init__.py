"""superlinear_agent: the code that runs inside the profiled interpreter.

    arm(os.environ)     the agent, its exit hook registered, or None
    .begin()            profiling starts

Loaded by start/sitecustomize.py; CONTRACT.md documents its input and output.
"""

from .agent import Agent


def arm(environ):
    """The agent of this process, or None if it is not to be profiled.

    The exit hook is registered here, before any other, so that it runs
    last and the program's own exit handlers are in the profile.
    """
    agent = Agent(environ)
    return agent if agent.arm() else None
